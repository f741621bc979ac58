import type { Task } from "@/lib/api/types";

/** Stands for the digital human that the form is about to make. */
export const newHuman = "new";

export interface Label {
  /** For React, while its name is typed. */
  id: string;
  name: string;
  text: string;
}

/** What a person has said about tasks to come, apart from their audio. */
export interface Draft {
  /** An id, {@link newHuman}, or null. */
  human: string | null;
  humanName: string;
  /** Of the batch; a task has the name of its audio. */
  batchName: string;
  description: string;
  /** Null: the default one. */
  engine: string | null;
  /** By engine, so that a look at another one loses nothing. A parameter that is not given is not there. */
  params: Record<string, Record<string, unknown>>;
  priority: number;
  labels: Label[];
  externalId: string;
  /** As the browser's field for date and time has it, in the reader's time zone; empty: at once. */
  notBefore: string;
}

export const emptyDraft: Draft = {
  human: null,
  humanName: "",
  batchName: "",
  description: "",
  engine: null,
  params: {},
  priority: 0,
  labels: [],
  externalId: "",
  notBefore: "",
};

/** The answers of an earlier task, to be changed. A time that has passed is not asked for again. */
export function draftOf(task: Task, now: Date): Draft {
  const { engine: _, ...params } = task.params ?? {};
  const later = task.not_before !== null && new Date(task.not_before) > now ? task.not_before : null;
  return {
    ...emptyDraft,
    human: task.digital_human_id,
    description: task.description ?? "",
    engine: task.engine,
    params: { [task.engine]: params },
    priority: task.priority,
    labels: Object.entries(task.labels).map(([name, text]) => ({ id: name, name, text })),
    externalId: task.external_id ?? "",
    notBefore: later === null ? "" : localMinute(new Date(later)),
  };
}

/** As the browser's field for date and time wants it. */
export function localMinute(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
