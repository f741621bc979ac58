import { ApiError, problemOf, unreachable } from "./problem";

interface Call {
  /** A list stands for its name as often as it has texts. */
  query?: Record<string, string | number | boolean | readonly string[] | null | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * One call of the gateway. The session cookie goes along by itself.
 * Throws ApiError for every refusal and for no answer; an abort is thrown as it is.
 */
export async function call<T>(method: string, path: string, options: Call = {}): Promise<T> {
  const text = await callText(method, path, options);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** The same for an answer that is no JSON. */
export async function callText(method: string, path: string, options: Call = {}): Promise<string> {
  const { query = {}, body, headers, signal } = options;
  const response = await answer(path + search(query), {
    method,
    credentials: "same-origin",
    cache: "no-store",
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  const text = await response.text();
  if (!response.ok) throw problemOf(response.status, text);
  return text;
}

async function answer(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, unreachable, "The gateway does not answer.");
  }
}

function search(query: NonNullable<Call["query"]>): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? []].flat()).map((one) => [name, String(one)]),
  );
  const params = new URLSearchParams(set);
  return params.size === 0 ? "" : `?${params}`;
}
