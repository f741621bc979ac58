// `npm run dev`: the pages with reload on change, and a running gateway behind /api, sockets included.
// The gateway trusts only its own Origin: requests are passed on as if its own page had sent them.
//   GATEWAY_URL  default http://localhost:8080
//   PORT         default 3000
import { createServer, request } from "node:http";
import next from "next";

const gateway = new URL(process.env.GATEWAY_URL ?? "http://localhost:8080");
const port = Number(process.env.PORT ?? 3000);

const server = createServer((incoming, outgoing) => {
  if (!ofGateway(incoming)) return pages(incoming, outgoing);
  const forward = passOn(incoming, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  forward.on("error", () => outgoing.writeHead(502).end());
  incoming.pipe(forward);
});

const app = next({ dev: true, port, hostname: "localhost", httpServer: server });
await app.prepare();
const pages = app.getRequestHandler();

server.on("upgrade", (incoming, socket) => {
  // The other sockets are Next's own, for its reload.
  if (!ofGateway(incoming)) return;
  const forward = passOn(incoming);
  forward.on("upgrade", (answer, upstream, first) => {
    const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join("")}\r\n`);
    // What came in one piece with the answer, as the hello may.
    if (first.length > 0) upstream.unshift(first);
    upstream.pipe(socket).pipe(upstream);
    for (const end of [socket, upstream]) end.on("error", () => [socket, upstream].map((s) => s.destroy()));
  });
  for (const end of ["response", "error"]) forward.on(end, () => socket.destroy());
  forward.end();
});

server.listen(port, () => console.log(`http://localhost:${port} with the gateway at ${gateway.origin}`));

function ofGateway({ url }) {
  return /^\/(api|v3|docs|swagger-ui)([/?]|$)/.test(url);
}

function passOn({ method, url, headers }, onAnswer) {
  const own = { ...headers, host: gateway.host, ...(headers.origin && { origin: gateway.origin }) };
  return request(new URL(url, gateway), { method, headers: own }, onAnswer);
}
