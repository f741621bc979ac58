import { replaceEqualDeep, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getHuman } from "@/lib/api/digital-humans";
import { cancelTask, getTask, getWhy, listTaskLogs, retryTask } from "@/lib/api/tasks";
import type { Task, TaskStatus } from "@/lib/api/types";
import { cacheKeys, mergeLogs, newestWord, putTask, type TaskLogs } from "@/lib/task-cache";

/** The place in the queue moves with other tasks, of which no frame tells this one. */
const queueMillis = 10_000;
/** News can be lost on its way; an end that nobody heard of must not be waited for for ever. */
const runningMillis = 30_000;

export function useTask(id: string | null) {
  const cache = useQueryClient();
  return useQuery({
    queryKey: cacheKeys.task(id ?? ""),
    queryFn: ({ signal }) => getTask(id ?? "", signal),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => pollMillis(data?.status),
    structuralSharing: (known, task) => replaceEqualDeep(known, newestWord(cache, task as Task)),
  });
}

function pollMillis(status: TaskStatus | undefined): number | false {
  if (status === "pending") return queueMillis;
  return status === "processing" ? runningMillis : false;
}

/** All that a pending task waits for; asked for anew when something else is in its way than before. */
export function useWhy(task: Task) {
  return useQuery({
    queryKey: ["task-why", task.id, task.waiting?.code ?? null],
    queryFn: ({ signal }) => getWhy(task.id, signal),
    enabled: task.status === "pending",
    refetchInterval: queueMillis,
  });
}

/** Asks only for rows after those of which none is missing; rows pushed meanwhile are kept. */
export function useTaskLogs(id: string | null) {
  const cache = useQueryClient();
  const key = cacheKeys.logs(id ?? "");
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<TaskLogs> => {
      const through = cache.getQueryData<TaskLogs>(key)?.through ?? 0;
      const more = await listTaskLogs(id ?? "", through, signal);
      const rows = mergeLogs(cache.getQueryData<TaskLogs>(key)?.rows ?? [], more);
      return { rows, through: more.at(-1)?.id ?? through };
    },
    select: rowsOf,
    enabled: id !== null,
  });
}

const rowsOf = ({ rows }: TaskLogs) => rows;

/** Who speaks in a task. */
export function useTaskHuman(id: string) {
  return useQuery({
    queryKey: [...cacheKeys.humans, id],
    queryFn: ({ signal }) => getHuman(id, signal),
  });
}

export function useTaskActions(id: string) {
  const cache = useQueryClient();
  const onSuccess = putTask.bind(null, cache);
  const cancel = useMutation({ mutationFn: () => cancelTask(id), onSuccess: (task) => onSuccess(task) });
  const retry = useMutation({ mutationFn: () => retryTask(id), onSuccess: (task) => onSuccess(task) });
  return { cancel, retry };
}
