import type { TaskLog } from "./api/types";

export const logLevels = ["info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

/** A row with its sentence in the reader's language. */
export interface Told {
  log: TaskLog;
  text: string;
}

/** The rows of at least that level that hold the words, whatever their case. */
export function search(rows: Told[], level: LogLevel, words: string): Told[] {
  const least = logLevels.indexOf(level);
  const wanted = words.trim().toLocaleLowerCase();
  return rows.filter(
    ({ log, text }) =>
      logLevels.indexOf(log.level) >= least && (wanted === "" || text.toLocaleLowerCase().includes(wanted)),
  );
}

/** A text cut at each place where the words stand: the odd pieces are those words. */
export function pieces(text: string, words: string): string[] {
  const wanted = words.trim().toLocaleLowerCase();
  const lower = text.toLocaleLowerCase();
  // A few letters have another length in lower case: then no place can be told from it.
  if (wanted === "" || lower.length !== text.length) return [text];
  const cut: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    cut.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...cut, text.slice(from)];
}

/** The log as a file: a line a row, the times in UTC. */
export function asText(rows: Told[]): string {
  const lines = rows.map(({ log, text }) => {
    const level = log.level.toUpperCase().padEnd(5);
    return `${log.created_at}  ${level}  #${log.attempt}  ${text.replaceAll("\n", "\n    ")}\n`;
  });
  return lines.join("");
}
