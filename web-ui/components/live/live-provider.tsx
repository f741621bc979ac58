"use client";

import { type Query, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useMayNot } from "@/components/session/use-session";
import { connectLive, type LiveConnection, type LiveState, type Refreshed } from "@/lib/api/live";
import { isUnauthorized, isUnreachable } from "@/lib/api/problem";
import { signInAgain } from "@/lib/api/session";
import type { LiveFrame, LiveTopic } from "@/lib/api/types";
import { applyDashboardFrames } from "@/lib/dashboard-cache";
import { isDue, isWanted } from "@/lib/due";
import { inBatches } from "@/lib/frame-batch";
import { keepsFresh } from "@/lib/live-topics";
import { applyFrames } from "@/lib/task-cache";

type Listener = (frame: LiveFrame) => void;

interface Live {
  connection: LiveConnection | null;
  listeners: Set<Listener>;
}

// Apart, since whole pages hear frames, and only a badge shows the state.
const LiveContext = createContext<Live>({ connection: null, listeners: new Set() });
const StateContext = createContext<LiveState>("connecting");
const HoldContext = createContext<(held: boolean) => void>(() => {});

/** One live connection for the tab, from the first signed-in page until signing out; none with a key that may not read. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const barred = useMayNot("read");
  const [live, setLive] = useState<Live>(() => ({ connection: null, listeners: new Set() }));
  const [state, setState] = useState<LiveState>("connecting");
  const { listeners } = live;
  const [held, hold] = useState(false);

  useEffect(() => {
    if (barred || held) return;
    const end = new AbortController();
    const connection = connectLive({
      signal: end.signal,
      onFrame: inBatches<LiveFrame>((frames) => {
        applyFrames(cache, frames);
        applyDashboardFrames(cache, frames);
        for (const frame of frames) for (const listener of listeners) listener(frame);
      }, end.signal),
      onState: setState,
      refresh: (what) => refresh(cache, what),
    });
    setState("connecting");
    setLive({ connection, listeners });
    return () => end.abort();
  }, [cache, listeners, barred, held]);

  return (
    <HoldContext value={hold}>
      <LiveContext value={live}>
        <StateContext value={state}>{children}</StateContext>
      </LiveContext>
    </HoldContext>
  );
}

/**
 * A refusal is the page's to show; only silence means that the gateway is gone. Where a session has ended nothing is asked
 * until somebody signs in.
 */
async function refresh(cache: QueryClient, what: Refreshed): Promise<void> {
  try {
    const wanted = wantedFor(what);
    // What is on its way for the first time may have been read before the gateway watched it for us.
    await cache.cancelQueries({
      type: "active",
      predicate: (query) => query.state.data === undefined && wanted(query),
    });
    await cache.refetchQueries({ type: "active", predicate: wanted }, { throwOnError: true });
  } catch (error) {
    if (isUnreachable(error)) throw error;
    if (isUnauthorized(error)) await signInAgain();
  }
}

function wantedFor(what: Refreshed): (query: Query) => boolean {
  if (what === "all") return isWanted;
  if (what === "due") return isDue;
  return ({ queryKey }) => what.some((topic) => keepsFresh(topic, queryKey));
}

/** Ends the live connection, and all asking by itself; or lets it begin again. */
export function useHoldLive(): (held: boolean) => void {
  return useContext(HoldContext);
}

export function useLiveState(): LiveState {
  return useContext(StateContext);
}

/** Receives a topic's frames while the component is there. */
export function useLiveTopic(topic: LiveTopic | null): void {
  const { connection } = useContext(LiveContext);
  useEffect(() => (topic === null ? undefined : connection?.subscribe(topic)), [connection, topic]);
}

/** Hears every frame while the component is there, after the cache has taken it. */
export function useLiveFrames(hear: Listener): void {
  const { listeners } = useContext(LiveContext);
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const listener: Listener = (frame) => latest.current(frame);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listeners]);
}
