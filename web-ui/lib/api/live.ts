import { call } from "./http";
import { signedIn } from "./session";
import type { LiveFrame, LiveTopic } from "./types";

/** `polling`: the gateway answers but no socket stands. `offline`: it does not answer. */
export type LiveState = "connecting" | "live" | "polling" | "offline";

/** How often is asked where no socket stands. */
export const pollMillis = 5000;

/** Everything, what is due at a poll, or what hangs on these topics. */
export type Refreshed = "all" | "due" | readonly LiveTopic[];

export interface LiveOptions {
  /** Ends the connection for good. */
  signal: AbortSignal;
  onState: (state: LiveState) => void;
  onFrame: (frame: LiveFrame) => void;
  /**
   * Fetches anew what is shown: `all` after each connect, because frames were missed, what hangs on topics as soon as the
   * gateway watches them, and what is `due` every few seconds while there is no connection. Rejects when the gateway does
   * not answer. Until it ends none other is begun for a poll.
   */
  refresh: (what: Refreshed) => Promise<void>;
  openSocket?: (signal: AbortSignal) => Promise<WebSocket>;
  pollMillis?: number;
  /** How long an attempt may take until the gateway's hello. */
  connectMillis?: number;
  /** How long the gateway may say nothing: it says something every 20 s. */
  silenceMillis?: number;
  /** The wait before the given try, counted from 1. */
  retryMillis?: (failures: number) => number;
}

export interface LiveConnection {
  /** Asks for a topic until the returned function is called. Survives reconnects. */
  subscribe: (topic: LiveTopic) => () => void;
}

/** Keeps one socket to the gateway for the tab, and polls while it cannot. Knows nothing of React. */
export function connectLive(options: LiveOptions): LiveConnection {
  const { signal, onState, onFrame, refresh, openSocket = openGatewaySocket } = options;
  const { pollMillis: tick = pollMillis, connectMillis = 10_000, silenceMillis = 50_000 } = options;
  const { retryMillis = backoff } = options;
  const topics = new Map<LiveTopic, number>();
  /** What the gateway has said that it watches for this socket; null until it has. */
  let watched: Set<LiveTopic> | null = null;
  let socket: WebSocket | undefined;
  let state: LiveState = "connecting";
  let refreshes = 0;

  const enter = (next: LiveState) => {
    if (signal.aborted || next === state) return;
    state = next;
    onState(next);
  };

  const announceTopics = () => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ subscribe: [...topics.keys()] }));
  };

  /** On a slow line the next poll waits for the one before it. */
  const poll = () => {
    if (refreshes === 0) void fetchAnew("due");
  };

  const fetchAnew = async (what: Refreshed) => {
    refreshes += 1;
    try {
      await refresh(what);
      if (state !== "live") enter("polling");
    } catch {
      if (state !== "live") enter("offline");
    } finally {
      refreshes -= 1;
    }
  };

  /** What was fetched before the gateway began to watch may lack what happened between the two. */
  const nowWatched = (all: LiveTopic[]) => {
    const before = watched;
    watched = new Set(all);
    const begun = all.filter((topic) => !before?.has(topic));
    if (before === null) void fetchAnew("all");
    else if (begun.length > 0) void fetchAnew(begun);
  };

  const take = (frame: LiveFrame) => {
    if (frame.type === "hello") enter("live");
    else if (frame.type === "subscribed") nowWatched(frame.topics);
    else if (frame.type !== "ping") onFrame(frame);
  };

  /** Ends when the socket does, for whatever reason. */
  const oneConnection = async () => {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    let patience = setTimeout(stop, connectMillis);
    signal.addEventListener("abort", stop);
    try {
      const opened = await openSocket(attempt.signal);
      socket = opened;
      await new Promise<void>((closed) => {
        opened.onclose = () => closed();
        opened.onopen = announceTopics;
        opened.onmessage = (event) => {
          clearTimeout(patience);
          patience = setTimeout(stop, silenceMillis);
          take(JSON.parse(String(event.data)) as LiveFrame);
        };
        // On a dead line the other side never takes leave: it is not waited for.
        const hangUp = () => {
          opened.onmessage = null;
          opened.close();
          closed();
        };
        attempt.signal.addEventListener("abort", hangUp);
        if (attempt.signal.aborted) hangUp();
      });
    } catch {
      // No ticket or no socket: the poll says whether the gateway answers at all.
    } finally {
      clearTimeout(patience);
      signal.removeEventListener("abort", stop);
      socket = undefined;
      watched = null;
    }
  };

  const keepConnected = async () => {
    let failures = 0;
    while (!signal.aborted) {
      await oneConnection();
      if (signal.aborted) return;
      failures = state === "live" ? 1 : failures + 1;
      if (state === "live") enter("polling");
      poll();
      await pause(retryMillis(failures), signal);
    }
  };

  const ticks = setInterval(() => {
    if (state !== "live") poll();
  }, tick);
  signal.addEventListener("abort", () => clearInterval(ticks), { once: true });
  void keepConnected();

  return {
    subscribe: (topic) => {
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
      announceTopics();
      return () => {
        const left = (topics.get(topic) ?? 1) - 1;
        if (left > 0) topics.set(topic, left);
        else {
          topics.delete(topic);
          watched?.delete(topic);
        }
        announceTopics();
      };
    },
  };
}

/** 1, 2, 4, 8, 15 s, each up to a quarter more, so that a restarted gateway is not met by all tabs at once. */
function backoff(failures: number): number {
  const seconds = Math.min(15, 2 ** (failures - 1));
  return seconds * 1000 * (1 + Math.random() / 4);
}

/** Ends early when the browser finds its network again, when somebody signs in, or when all ends. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      globalThis.removeEventListener("online", done);
      globalThis.removeEventListener(signedIn, done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    globalThis.addEventListener("online", done);
    globalThis.addEventListener(signedIn, done);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}

async function openGatewaySocket(signal: AbortSignal): Promise<WebSocket> {
  const { ticket } = await call("POST", "/api/live/tickets", { signal });
  const url = new URL("/api/live", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.searchParams.set("ticket", ticket);
  return new WebSocket(url, "greenroom.v1");
}
