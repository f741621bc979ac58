"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { connectLive, type LiveConnection, type LiveState } from "@/lib/api/live";
import { isUnreachable } from "@/lib/api/problem";
import type { LiveFrame, LiveTopic } from "@/lib/api/types";
import { inBatches } from "@/lib/frame-batch";
import { applyFrames } from "@/lib/task-cache";

interface Live {
  state: LiveState;
  connection: LiveConnection | null;
}

const LiveContext = createContext<Live>({ state: "connecting", connection: null });

/** One live connection for the tab, from the first signed-in page until signing out. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const [live, setLive] = useState<Live>({ state: "connecting", connection: null });

  useEffect(() => {
    const end = new AbortController();
    const connection = connectLive({
      signal: end.signal,
      onFrame: inBatches<LiveFrame>((frames) => applyFrames(cache, frames)),
      onState: (state) => setLive((now) => ({ ...now, state })),
      refresh: () => refresh(cache),
    });
    setLive({ state: "connecting", connection });
    return () => end.abort();
  }, [cache]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

/** A refusal is the page's to show; only silence means that the gateway is gone. */
async function refresh(cache: QueryClient): Promise<void> {
  try {
    // What is on its way for the first time may have been read before the socket stood.
    await cache.cancelQueries({ type: "active", predicate: ({ state }) => state.data === undefined });
    await cache.refetchQueries({ type: "active" }, { throwOnError: true });
  } catch (error) {
    if (isUnreachable(error)) throw error;
  }
}

export function useLiveState(): LiveState {
  return useContext(LiveContext).state;
}

/** Receives a topic's frames while the component is there. */
export function useLiveTopic(topic: LiveTopic | null): void {
  const { connection } = useContext(LiveContext);
  useEffect(() => (topic === null ? undefined : connection?.subscribe(topic)), [connection, topic]);
}
