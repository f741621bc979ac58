import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocketServer, WebSocket as WsSocket } from "ws";
import { connectLive, type LiveConnection, type LiveState } from "@/lib/api/live";
import { signedIn, signInAgain } from "@/lib/api/session";
import type { LiveFrame } from "@/lib/api/types";

/** A gateway as far as the live interface goes: greets every socket and notes what it is asked for. */
class Gateway {
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
        client.on("message", (text) => this.asked.push(JSON.parse(String(text)).subscribe));
        client.send(JSON.stringify({ type: "hello" }));
      });
    });
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    return (this.server.address() as AddressInfo).port;
  }

  push(frame: LiveFrame) {
    for (const client of this.sockets.clients) client.send(JSON.stringify(frame));
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

describe("the live connection", () => {
  let gateway: Gateway;
  let port: number;
  let end: AbortController;
  let states: LiveState[];
  let frames: LiveFrame[];
  let refreshes: number;
  let reachable: boolean;
  /** Until it ends no refresh does. */
  let held: Promise<void> | null;

  beforeEach(async () => {
    // jsdom's own one mixes its events up with those of node.
    vi.stubGlobal("WebSocket", WsSocket);
    gateway = new Gateway();
    port = await gateway.start();
    end = new AbortController();
    states = [];
    frames = [];
    refreshes = 0;
    reachable = true;
    held = null;
  });

  afterEach(async () => {
    end.abort();
    await gateway.stop();
    vi.unstubAllGlobals();
  });

  const connect = (retryMillis = 20): LiveConnection =>
    connectLive({
      signal: end.signal,
      onState: (state) => states.push(state),
      onFrame: (frame) => frames.push(frame),
      refresh: async () => {
        refreshes += 1;
        await held;
        if (!reachable) throw new Error("no answer");
      },
      openSocket: async () => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live?ticket=t`, "greenroom.v1");
        // A browser takes no handler for no care; node ends the process.
        socket.onerror = () => {};
        return socket;
      },
      pollMillis: 20,
      connectMillis: 2000,
      retryMillis: () => retryMillis,
    });

  it("says live after the hello, fetches once and passes frames on", async () => {
    const frame: LiveFrame = { type: "task_deleted", id: "17" };
    connect();

    // A slow machine may see it poll first: where it ends is what counts.
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
    gateway.push(frame);
    await vi.waitFor(() => expect(frames).toEqual([frame]));
    expect(refreshes).toBeGreaterThan(0);
  });

  it("asks for every topic that somebody still wants", async () => {
    const connection = connect();
    connection.subscribe("tasks");
    await vi.waitFor(() => expect(gateway.asked.at(-1)).toEqual(["tasks"]));

    const leave = connection.subscribe("task:17");
    const leaveToo = connection.subscribe("task:17");
    await vi.waitFor(() => expect(gateway.asked.at(-1)).toEqual(["tasks", "task:17"]));
    leave();
    leaveToo();
    await vi.waitFor(() => expect(gateway.asked.at(-1)).toEqual(["tasks"]));
  });

  it("asks again for its topics and fetches anew after the socket broke", async () => {
    connect().subscribe("tasks");
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
    const before = refreshes;

    gateway.drop();

    await vi.waitFor(() => expect(gateway.opened).toBe(2));
    await vi.waitFor(() => expect(states.slice(-2)).toEqual(["polling", "live"]));
    expect(gateway.asked.at(-1)).toEqual(["tasks"]);
    expect(refreshes).toBeGreaterThan(before);
  });

  it("polls while sockets are blocked", async () => {
    gateway.refusesSockets = true;
    connect();

    await vi.waitFor(() => expect(states).toEqual(["polling"]));
    await vi.waitFor(() => expect(refreshes).toBeGreaterThan(3));
    gateway.refusesSockets = false;
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
  });

  it("asks nothing more while a refresh waits for somebody to sign in", async () => {
    held = signInAgain();
    gateway.refusesSockets = true;
    connect();
    await vi.waitFor(() => expect(gateway.refused).toBeGreaterThan(5));
    expect(refreshes).toBe(1);

    window.dispatchEvent(new Event(signedIn));
    await vi.waitFor(() => expect(refreshes).toBeGreaterThan(1));
  });

  it("tries again at once when somebody signs in", async () => {
    gateway.refusesSockets = true;
    connect(3_600_000);
    await vi.waitFor(() => expect(states.at(-1)).toBe("polling"));
    gateway.refusesSockets = false;
    await vi.waitFor(() => {
      window.dispatchEvent(new Event(signedIn));
      expect(states.at(-1)).toBe("live");
    });
  });

  it("says offline while the gateway does not answer, and comes back by itself", async () => {
    connect();
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));

    reachable = false;
    await gateway.stop();
    await vi.waitFor(() => expect(states.at(-1)).toBe("offline"));

    gateway = new Gateway();
    await gateway.start(port);
    reachable = true;
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
  });

  it("ends for good when it is aborted", async () => {
    connect();
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
    const [client] = gateway.sockets.clients;
    if (!client) throw new Error("no socket");

    end.abort();

    await once(client, "close");
    expect(states.at(-1)).toBe("live");
    expect(gateway.sockets.clients.size).toBe(0);
  });
});
