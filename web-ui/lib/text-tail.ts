/** The end of a long text, from the beginning of a line where there is one. */
export function tail(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-most);
  const line = end.indexOf("\n") + 1;
  return line === end.length ? end : end.slice(line);
}
