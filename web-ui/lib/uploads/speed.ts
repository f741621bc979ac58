const windowMillis = 6_000;

/** Bytes a second over the last seconds, from how many bytes had been sent when. */
export class Speed {
  private samples: { at: number; sent: number }[] = [];

  /** Null until there is something to tell. */
  add(sent: number, at: number): number | null {
    this.samples.push({ at, sent });
    const recent = this.samples.findIndex((sample) => sample.at >= at - windowMillis);
    // One older sample stays, so that a slow connection has two.
    this.samples = this.samples.slice(Math.max(0, recent - 1));
    const first = this.samples[0];
    if (!first || at - first.at < 250) return null;
    return Math.max(0, ((sent - first.sent) * 1_000) / (at - first.at));
  }
}
