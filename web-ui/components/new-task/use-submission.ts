import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { createHuman } from "@/lib/api/digital-humans";
import { createTask } from "@/lib/api/tasks";
import type { Task } from "@/lib/api/types";
import { cacheKeys } from "@/lib/task-cache";

export interface Submission {
  name: string;
  audioPath: string;
  human: { id: string } | { name: string; videoPath: string };
}

/**
 * Makes the digital human where it is new, then the task. What was made stays made when a later step fails, and the
 * same form sent twice makes one task.
 */
export function useSubmission(onDone: (task: Task) => void) {
  const cache = useQueryClient();
  const made = useRef(new Map<string, string>());
  const keys = useRef(new Map<string, string>());

  return useMutation({
    mutationFn: async ({ name, audioPath, human }: Submission) => {
      const humanId = "id" in human ? human.id : await humanOf(human);
      const task = { name, digital_human_id: humanId, audio_path: audioPath };
      return createTask(task, remember(keys.current, JSON.stringify(task), randomKey));
    },
    onSuccess: (task) => {
      void cache.invalidateQueries({ queryKey: cacheKeys.lists });
      onDone(task);
    },
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
}

function remember(known: Map<string, string>, content: string, make: () => string): string {
  const value = known.get(content) ?? make();
  known.set(content, value);
  return value;
}

/** crypto.randomUUID is missing on plain http from another machine. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
