import type { Task } from "@/lib/api/types";
import { everyTask, readFilter } from "@/lib/task-filter";
import { comparator, matcher } from "@/lib/task-match";
import type { Answer } from "./gateway";

/** Of the tasks that move no more are named. */
const mostTold = 1000;

/** The tasks of a gateway, as its lists and its moves of many answer; the test may change them at any time. */
export class Farm {
  /** Queries of the lists that were asked for, without those that only count. */
  readonly lists: string[] = [];
  /** Moves, dry or not, oldest first. */
  readonly moves: { move: string; body: unknown }[] = [];

  constructor(public tasks: Task[]) {}

  readonly answers = {
    "GET /api/tasks": (_: string, query: URLSearchParams) => this.list(query),
    "POST /api/tasks/cancel": (body: string) => this.move("cancel", JSON.parse(body)),
    "POST /api/tasks/retry": (body: string) => this.move("retry", JSON.parse(body)),
    "POST /api/tasks/delete": (body: string) => this.move("delete", JSON.parse(body)),
  };

  private list(query: URLSearchParams): Answer {
    const { statuses, text, sort } = readFilter(query);
    const human = query.get("digital_human_id");
    const all = this.tasks.filter(matcher({ ...everyTask, statuses, human, text })).sort(comparator(sort));
    if (!query.get("count")) this.lists.push(query.toString());
    // By the row that the page before ended with, as the gateway does.
    const from = all.findIndex(({ id }) => id === query.get("cursor")) + 1;
    const data = all.slice(from, from + Number(query.get("limit")));
    const more = from + data.length < all.length;
    const page = { data, has_more: more, next_cursor: more ? data.at(-1)?.id : null };
    return { status: 200, body: query.get("count") ? { ...page, total: all.length } : page };
  }

  private move(
    move: string,
    body: {
      ids?: string[];
      filter?: { status?: string[]; created_before?: string };
      dry_run: boolean;
    },
  ): Answer {
    this.moves.push({ move, body });
    const from: Record<string, string[]> = {
      cancel: ["pending", "processing"],
      retry: ["failed", "cancelled"],
    };
    const { status: states, created_before: end } = body.filter ?? {};
    const those = this.tasks.filter(({ id, status, created_at }) =>
      body.ids
        ? body.ids.includes(id)
        : (states?.includes(status) ?? true) && (end === undefined || created_at < end),
    );
    const moved = those.filter(({ status }) => from[move]?.includes(status) ?? true);
    const refused = those.filter((task) => !moved.includes(task));
    return {
      status: 200,
      body: {
        count: moved.length,
        ids: moved.map(({ id }) => id).slice(0, mostTold),
        refused: refused.map(({ id }) => ({ id, code: "transition_refused" })),
      },
    };
  }
}
