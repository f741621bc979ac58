import { skipToken, useQuery } from "@tanstack/react-query";
import { fileInfo } from "@/lib/api/files";
import { ApiError } from "@/lib/api/problem";
import { getTask } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import type { Start } from "./use-new-task";

/**
 * What the form begins with.
 *
 * @param from a task whose answers are taken over; null for none
 * @param human who is chosen already; null for nobody
 */
export function useStart(from: string | null, human: string | null) {
  const { data, error, refetch } = useQuery({
    queryKey: ["new-task-from", from],
    queryFn: from === null ? skipToken : ({ signal }) => taskWithAudio(from, signal),
    // Read once: a form that changed under the hands of its reader would lose what was typed.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const start: Start | undefined = from === null ? { human, from: null } : data && { human, from: data };
  return { start, error: start ? null : error, retry: () => void refetch() };
}

async function taskWithAudio(id: string, signal: AbortSignal) {
  const task = await getTask(id, signal);
  return { task, audio: await audioOf(task, signal) };
}

/** Null where it was deleted: a task that has ended does not keep it. */
async function audioOf({ audio_path }: Task, signal: AbortSignal) {
  try {
    return await fileInfo(audio_path.slice(audio_path.lastIndexOf("/") + 1), signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
