import { readFile } from "node:fs/promises";
import { basename } from "node:path";

export interface Task {
  id: string;
  name: string;
  status: "pending" | "processing" | "completed" | "failed" | "cancelled";
  progress: number;
}

export interface Key {
  id: string;
  name: string;
  workspace_id: string;
  /** The key itself. */
  key: string;
}

/** The REST API as a program uses it, to bring about what a page then shows. */
export class Gateway {
  constructor(private readonly key: string) {}

  /** A key with a workspace of its own; needs an admin's. */
  createKey(name: string, terms: { scopes?: string[]; workspace_id?: string; expires_at?: string } = {}) {
    return this.call<Key>("POST", "/api/api-keys", { name, ...terms });
  }

  changeKey(id: string, terms: { name: string; is_active: boolean }) {
    return this.call<Key>("PUT", `/api/api-keys/${id}`, terms);
  }

  deleteKey(id: string) {
    return this.call<void>("DELETE", `/api/api-keys/${id}`);
  }

  async upload(file: string): Promise<string> {
    const form = new FormData();
    form.set("file", new Blob([await readFile(file)]), basename(file));
    return (await this.send<{ path: string }>("POST", "/api/upload", form)).path;
  }

  /** What was begun and is not all there, newest first. */
  async unfinished() {
    return (await this.call<{ data: { offset_bytes: number }[] }>("GET", "/api/uploads")).data;
  }

  async createHuman(name: string, videoPath: string): Promise<string> {
    const human = await this.call<{ id: string }>("POST", "/api/digital-humans", {
      name,
      video_path: videoPath,
    });
    return human.id;
  }

  createTask(task: Record<string, unknown>) {
    return this.call<Task>("POST", "/api/tasks", task);
  }

  async createBatch(tasks: Record<string, unknown>[]): Promise<string> {
    return (await this.call<{ id: string }>("POST", "/api/tasks/batch", { tasks })).id;
  }

  task(id: string) {
    return this.call<Task>("GET", `/api/tasks/${id}`);
  }

  cancel(id: string) {
    return this.call<Task>("POST", `/api/tasks/${id}/cancel`);
  }

  human(id: string) {
    return this.call<{ thumbnail_url: string | null }>("GET", `/api/digital-humans/${id}`);
  }

  /** 0 where nothing answers. */
  async statusOf(path: string): Promise<number> {
    const headers = { "X-API-KEY": this.key };
    return fetch(new URL(path, process.env.BASE_URL), { headers }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  private call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), {
      "Content-Type": "application/json",
    });
  }

  private async send<T>(method: string, path: string, body?: BodyInit, headers = {}): Promise<T> {
    const answer = await fetch(new URL(path, process.env.BASE_URL), {
      method,
      headers: { "X-API-KEY": this.key, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}

export const operator = () => new Gateway(set("ADMIN_KEY"));

/** A variable that scripts/run.sh sets. */
export function set(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the tests by scripts/run.sh`);
  return value;
}
