import type { QueryKey } from "@tanstack/react-query";
import type { LiveTopic } from "./api/types";
import { cacheKeys } from "./task-cache";
import { workersKey } from "./worker-cache";

const ofTasks: readonly unknown[] = [cacheKeys.lists[0], cacheKeys.counts[0], cacheKeys.newest[0]];

/**
 * Whether frames of the topic keep fresh what was asked for by that key. The figures are told to whoever begins to watch
 * them, and digital humans to everyone who may see them.
 */
export function keepsFresh(topic: LiveTopic, key: QueryKey): boolean {
  if (topic === "tasks") return ofTasks.includes(key[0]);
  if (topic === "workers") return key[0] === workersKey[0];
  const task = topic.startsWith("task:") ? topic.slice("task:".length) : null;
  return (
    task !== null &&
    [cacheKeys.task(task), cacheKeys.logs(task)].some(([of, id]) => of === key[0] && id === key[1])
  );
}
