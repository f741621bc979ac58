import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { WebSocketServer, WebSocket as WsSocket } from "ws";
import type { LiveFrame } from "@/lib/api/types";

/** A gateway as far as the live interface goes: greets every socket, notes what it is asked for and says so. */
export class LiveGateway {
  readonly asked: string[][] = [];
  readonly server: Server = createServer((_, response) => response.writeHead(404).end());
  readonly sockets = new WebSocketServer({ noServer: true });
  refusesSockets = false;
  refused = 0;
  opened = 0;

  async start(port = 0): Promise<number> {
    this.server.on("upgrade", (request, socket, head) => {
      if (this.refusesSockets) {
        this.refused += 1;
        return socket.destroy();
      }
      this.sockets.handleUpgrade(request, socket, head, (client) => {
        this.opened += 1;
        client.on("message", (text) => {
          const topics = JSON.parse(String(text)).subscribe;
          this.asked.push(topics);
          client.send(JSON.stringify({ type: "subscribed", topics }));
        });
        client.send(JSON.stringify({ type: "hello" }));
      });
    });
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    return (this.server.address() as AddressInfo).port;
  }

  push(...frames: LiveFrame[]) {
    for (const client of this.sockets.clients) {
      for (const frame of frames) client.send(JSON.stringify(frame));
    }
  }

  drop() {
    for (const client of this.sockets.clients) client.terminate();
  }

  async stop() {
    this.drop();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** Has the page's sockets lead to a gateway on that port, until globals are unstubbed. */
export function leadSocketsTo(port: number): void {
  class Socket extends WsSocket {
    constructor(_: URL, protocol: string) {
      super(`ws://127.0.0.1:${port}/api/live`, protocol);
      // A browser takes no handler for no care; node ends the process.
      this.onerror = () => {};
    }
  }
  vi.stubGlobal("WebSocket", Socket);
}
