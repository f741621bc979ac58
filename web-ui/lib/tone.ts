/** What a coloured word means; each theme has its colours (components/ui/pill.tsx). */
export type Tone = "quiet" | "active" | "good" | "warn" | "bad" | "muted";
