type Params = Record<string, unknown>;

/** What was typed as parameters: null for none, undefined for what is no JSON object. */
export function readParams(text: string): Params | null | undefined {
  if (text.trim() === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.keys(value).length === 0 ? null : (value as Params);
  } catch {
    return undefined;
  }
}

export function writeParams(params: Params | null): string {
  return params === null ? "" : JSON.stringify(params, null, 2);
}
