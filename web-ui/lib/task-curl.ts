import type { Task } from "./api/types";

/** A shell command that submits the same task again; the key stays in the reader's environment. */
export function asCurl(task: Task, origin: string): string {
  return [
    `curl -sS ${origin}/api/tasks`,
    `  -H "X-API-KEY: $GREENROOM_API_KEY"`,
    `  -H "Content-Type: application/json"`,
    `  -d ${quoted(JSON.stringify(submission(task), null, 2))}`,
  ].join(" \\\n");
}

/** What was asked for, without what is as if it had not been said. */
function submission(task: Task): Record<string, unknown> {
  const { name, description, digital_human_id, audio_path, priority, external_id, labels } = task;
  return {
    name,
    ...(description !== null && { description }),
    digital_human_id,
    audio_path,
    ...(priority !== 0 && { priority }),
    // The engine stands in the task even where the parameters left it to the gateway.
    params: { ...task.params, engine: task.engine },
    ...(external_id !== null && { external_id }),
    ...(Object.keys(labels).length > 0 && { labels }),
  };
}

/** Between single quotes a shell takes every character as it is, but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
