import type { Sender, Transfer } from "@/lib/api/uploads";
import type { Checked } from "./check-file";
import { Speed } from "./speed";
import { newItem, type UploadItem } from "./upload-item";

interface Means {
  /** Fails where the file cannot be read. */
  check: (file: File) => Promise<Checked>;
  sender: Sender;
}

/** More would only slow each other down. */
const atOnce = 3;

/** A folder that was dropped, or a file that was moved or may not be opened. */
const unreadable: Checked = { fault: { code: "unreadable" }, facts: null };

/** Checks files and sends them, a few at a time. Free of React: a page subscribes to what it shows. */
export class UploadQueue {
  private items: readonly UploadItem[] = [];
  private readonly transfers = new Map<string, Transfer>();
  private readonly listeners = new Set<() => void>();
  private count = 0;

  constructor(private readonly means: Means) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** The same array until something changes. */
  readonly snapshot = () => this.items;

  readonly add = (files: readonly File[]) => {
    const added = files.map((file) => newItem(String(++this.count), file));
    this.show([...this.items, ...added]);
    for (const item of added) void this.check(item);
  };

  readonly pause = (key: string) => {
    this.transfers.get(key)?.pause();
    this.transfers.delete(key);
    this.update(key, { state: "paused", bytesPerSecond: null });
    this.sendNext();
  };

  /** Goes on, with what the gateway has got already. */
  readonly resume = (key: string) => {
    this.update(key, { state: "waiting", error: null });
    this.sendNext();
  };

  /** What has come of it is not kept, unless it is stored. */
  readonly remove = (key: string) => {
    const item = this.items.find((known) => known.key === key);
    this.transfers.get(key)?.pause();
    this.transfers.delete(key);
    this.show(this.items.filter((known) => known.key !== key));
    if (item && item.state !== "stored") this.means.sender.forget(item.file);
    this.sendNext();
  };

  readonly clear = () => {
    for (const { key } of this.items) this.remove(key);
  };

  /** The page is left: sending ends, and can be gone on with later. */
  readonly leave = () => {
    for (const transfer of this.transfers.values()) transfer.pause();
    this.transfers.clear();
  };

  private async check({ key, file }: UploadItem) {
    const { fault, facts } = await this.means.check(file).catch(() => unreadable);
    this.update(key, { fault, facts, state: fault ? "refused" : "waiting" });
    this.sendNext();
  }

  private sendNext() {
    for (const item of this.items) {
      if (this.transfers.size >= atOnce) return;
      if (item.state === "waiting") this.send(item);
    }
  }

  private send({ key, file }: UploadItem) {
    const speed = new Speed();
    this.update(key, { state: "sending", error: null });
    const transfer = this.means.sender.start(file, {
      onProgress: (sentBytes) => {
        const bytesPerSecond = speed.add(sentBytes, performance.now());
        const state = sentBytes >= file.size ? "finishing" : "sending";
        this.update(key, { sentBytes, bytesPerSecond, state });
      },
      onStored: (stored) => this.end(key, { state: "stored", stored, sentBytes: file.size }),
      onError: (error) => this.end(key, { state: "failed", error }),
    });
    this.transfers.set(key, transfer);
  }

  private end(key: string, change: Partial<UploadItem>) {
    this.transfers.delete(key);
    this.update(key, { ...change, bytesPerSecond: null });
    this.sendNext();
  }

  private update(key: string, change: Partial<UploadItem>) {
    this.show(this.items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }

  private show(items: readonly UploadItem[]) {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}
