import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { submitBatch } from "@/lib/api/batches";
import { createHuman } from "@/lib/api/digital-humans";
import { createTask } from "@/lib/api/tasks";
import type { Batch, NewTask, Task } from "@/lib/api/types";
import { cacheKeys } from "@/lib/task-cache";

export interface Submission {
  human: { id: string } | { name: string; videoPath: string };
  batchName: string | null;
  /** What to hand in once the digital human is there: at least one. */
  tasks: (humanId: string) => NewTask[];
}

/** What has become of it; a batch where there were several tasks. */
export type Outcome = { task: Task } | { batch: Batch };

/**
 * Makes the digital human where it is new, then the task or all of them at once. What was made stays made when a later
 * step fails, and the same form sent twice makes one task.
 */
export function useSubmission() {
  const cache = useQueryClient();
  const made = useRef(new Map<string, string>());
  const keys = useRef(new Map<string, string>());

  return useMutation({
    mutationFn: async ({ human, batchName, tasks: of }: Submission): Promise<Outcome> => {
      const tasks = of("id" in human ? human.id : await humanOf(human));
      const [alone, ...others] = tasks;
      if (alone && others.length === 0) return { task: await createTask(alone, keyOf(alone)) };
      const batch = { name: batchName, tasks };
      return { batch: await submitBatch(batch, keyOf(batch)) };
    },
    onSuccess: () => void cache.invalidateQueries({ queryKey: cacheKeys.lists }),
  });

  async function humanOf({ name, videoPath }: { name: string; videoPath: string }): Promise<string> {
    const content = JSON.stringify([name, videoPath]);
    const known = made.current.get(content);
    if (known !== undefined) return known;
    const human = await createHuman({ name, video_path: videoPath });
    made.current.set(content, human.id);
    void cache.invalidateQueries({ queryKey: cacheKeys.humans });
    return human.id;
  }

  /** The same for the same content. */
  function keyOf(body: unknown): string {
    const content = JSON.stringify(body);
    const key = keys.current.get(content) ?? randomKey();
    keys.current.set(content, key);
    return key;
  }
}

/** crypto.randomUUID is missing on plain http from another machine. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
