import { execFile } from "node:child_process";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { set } from "./gateway.ts";

/** How far the engine `gated` may go with the tasks whose `params` name this gate. */
export class Gate {
  readonly params: { engine: "gated"; gate: string };

  constructor(private readonly name: string) {
    this.params = { engine: "gated", gate: name };
  }

  /** Progress waits at this percentage; at 100 the video is made. */
  letTo(percent: number) {
    return this.write(String(percent));
  }

  /** The engine finds the audio unusable, which no second try would change. */
  refuse() {
    return this.write("refuse");
  }

  private async write(limit: string) {
    const file = join(set("GATES"), this.name);
    // The engine never reads half of it.
    await writeFile(`${file}.next`, `${limit}\n`);
    await rename(`${file}.next`, file);
  }
}

/** Ends the gateway as a power cut would; the supervisor starts it again. */
export async function killGateway() {
  const { stdout } = await promisify(execFile)(set("GREENROOM"), ["status", "--json"], {
    env: { ...process.env, GREENROOM_BUILD: "off" },
  });
  const { services } = JSON.parse(stdout) as { services: { name: string; pid: number }[] };
  const gateway = services.find(({ name }) => name === "gateway-1");
  if (!gateway) throw new Error(`no gateway runs: ${stdout}`);
  process.kill(gateway.pid, "SIGKILL");
}
