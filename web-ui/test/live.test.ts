import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket as WsSocket } from "ws";
import { connectLive, type LiveConnection, type LiveState, type Refreshed } from "@/lib/api/live";
import { signedIn, signInAgain } from "@/lib/api/session";
import type { LiveFrame } from "@/lib/api/types";
import { LiveGateway } from "./live-gateway";

describe("the live connection", () => {
  let gateway: LiveGateway;
  let port: number;
  let end: AbortController;
  let states: LiveState[];
  let frames: LiveFrame[];
  let refreshed: Refreshed[];
  let reachable: boolean;
  /** Until it ends no refresh does. */
  let held: Promise<void> | null;

  beforeEach(async () => {
    // jsdom's own one mixes its events up with those of node.
    vi.stubGlobal("WebSocket", WsSocket);
    gateway = new LiveGateway();
    port = await gateway.start();
    end = new AbortController();
    states = [];
    frames = [];
    refreshed = [];
    reachable = true;
    held = null;
  });

  afterEach(async () => {
    end.abort();
    await gateway.stop();
    vi.unstubAllGlobals();
  });

  const connect = (retryMillis = 20, silenceMillis = 60_000): LiveConnection =>
    connectLive({
      signal: end.signal,
      onState: (state) => states.push(state),
      onFrame: (frame) => frames.push(frame),
      refresh: async (what) => {
        refreshed.push(what);
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
      silenceMillis,
      retryMillis: () => retryMillis,
    });

  it("says live after the hello, fetches once and passes frames on", async () => {
    const frame: LiveFrame = { type: "task_deleted", id: "17" };
    connect();

    // A slow machine may see it poll first: where it ends is what counts.
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
    gateway.push(frame);
    await vi.waitFor(() => expect(frames).toEqual([frame]));
    expect(refreshed).toContain("all");
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
    await vi.waitFor(() => expect(refreshed.at(-1)).toBe("all"));
    refreshed = [];

    gateway.drop();

    await vi.waitFor(() => expect(gateway.opened).toBe(2));
    await vi.waitFor(() => expect(states.slice(-2)).toEqual(["polling", "live"]));
    await vi.waitFor(() => expect(refreshed.at(-1)).toBe("all"));
    expect(gateway.asked.at(-1)).toEqual(["tasks"]);
  });

  it("fetches anew what hangs on a topic as soon as the gateway watches it", async () => {
    const connection = connect();
    connection.subscribe("tasks");
    await vi.waitFor(() => expect(refreshed.at(-1)).toBe("all"));

    const leave = connection.subscribe("task:17");
    await vi.waitFor(() => expect(refreshed.at(-1)).toEqual(["task:17"]));
    leave();
    refreshed = [];
    connection.subscribe("task:17");
    await vi.waitFor(() => expect(refreshed).toEqual([["task:17"]]));
  });

  it("turns to another socket when nothing comes any more, without waiting for its leave", async () => {
    connect(20, 100);
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
    // As after a sleep: it stands, and nobody hears or answers.
    for (const client of gateway.sockets.clients) client.pause();

    await vi.waitFor(() => expect(gateway.opened).toBeGreaterThan(1));
    expect(states).toContain("polling");
  });

  it("passes no sign of life on", async () => {
    const frame: LiveFrame = { type: "task_deleted", id: "17" };
    connect();
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
    gateway.push({ type: "ping" });
    gateway.push(frame);
    await vi.waitFor(() => expect(frames).toEqual([frame]));
  });

  it("polls while sockets are blocked", async () => {
    gateway.refusesSockets = true;
    connect();

    await vi.waitFor(() => expect(states).toEqual(["polling"]));
    await vi.waitFor(() => expect(refreshed.length).toBeGreaterThan(3));
    gateway.refusesSockets = false;
    await vi.waitFor(() => expect(states.at(-1)).toBe("live"));
  });

  it("asks nothing more while a refresh waits for somebody to sign in", async () => {
    held = signInAgain();
    gateway.refusesSockets = true;
    connect();
    await vi.waitFor(() => expect(gateway.refused).toBeGreaterThan(5));
    expect(refreshed).toHaveLength(1);

    window.dispatchEvent(new Event(signedIn));
    await vi.waitFor(() => expect(refreshed.length).toBeGreaterThan(1));
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

    gateway = new LiveGateway();
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
