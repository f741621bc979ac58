// Writes .br and .gz beside every text file of the export, so that the gateway sends bytes and never compresses.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = process.argv[2] ?? "out";
const text = /\.(html|js|css|txt|json|svg)$/;
// Below this a compressed copy saves no packet.
const smallestBytes = 512;

const total = { files: 0, raw: 0, br: 0 };
for (const name of readdirSync(root, { recursive: true }).filter((path) => text.test(path))) {
  const file = join(root, name);
  const bytes = readFileSync(file);
  if (name === "csp.json" || bytes.length < smallestBytes) continue;
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  total.files += 1;
  total.raw += bytes.length;
  total.br += br.length;
}
console.log(`web-ui: ${total.files} files, ${total.raw} bytes, ${total.br} compressed`);
