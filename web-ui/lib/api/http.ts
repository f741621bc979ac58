import { ApiError, problemOf, unreachable } from "./problem";
import type { paths } from "./schema";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** The paths of the gateway's description that have that method. */
type PathOf<M extends Method> = {
  [P in keyof paths]: [NonNullable<paths[P][Lowercase<M>]>] extends [never] ? never : P;
}[keyof paths];

type Operation<M extends Method, P extends PathOf<M>> = NonNullable<paths[P][Lowercase<M>]>;

/** What is sent may be of lists that cannot change. */
export type Sent<T> = T extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : T extends object
    ? { [Name in keyof T]: Sent<T[Name]> }
    : T;

type PathPart<O> = O extends { parameters: { path: infer Values } } ? { path: Values } : { path?: never };

type QueryPart<O> = O extends { parameters: { query?: infer Values } }
  ? { query?: { [Name in keyof Values]?: Sent<Values[Name]> | null | undefined } }
  : { query?: never };

type BodyPart<O> = O extends { requestBody: { content: { "application/json": infer Body } } }
  ? { body: Sent<Body> }
  : O extends { requestBody?: { content: { "application/json": infer Body } } }
    ? { body?: Sent<Body> }
    : { body?: never };

type Options<O> = PathPart<O> &
  QueryPart<O> &
  BodyPart<O> & { headers?: Record<string, string>; signal?: AbortSignal | undefined };

/** Left out where nothing in it must be given. */
type Rest<O> = object extends Options<O> ? [options?: Options<O>] : [options: Options<O>];

type Successes<Responses> = Responses[keyof Responses & (200 | 201 | 202)];
type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;
type Answer<O> = O extends { responses: infer Responses }
  ? [Successes<Responses>] extends [never]
    ? undefined
    : Json<Successes<Responses>>
  : never;

/**
 * One call of the gateway, checked against its description. The session cookie goes along by itself.
 * Throws ApiError for every refusal and for no answer; an abort is thrown as it is.
 */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: Rest<Operation<M, P>>
): Promise<Answer<Operation<M, P>>> {
  const text = await send(method, path, options);
  return (text === "" ? undefined : JSON.parse(text)) as Answer<Operation<M, P>>;
}

/** The same for an answer that is no JSON. */
export function callText<P extends PathOf<"GET">>(
  path: P,
  ...[options]: Rest<Operation<"GET", P>>
): Promise<string> {
  return send("GET", path, options);
}

/** A path of the description with its holes filled. */
export function address(path: keyof paths, values: object = {}): string {
  return path.replace(/\{(\w+)}/g, (_, name) =>
    encodeURIComponent(String(values[name as keyof typeof values])),
  );
}

interface AnyOptions {
  path?: object;
  query?: object;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

async function send(method: Method, path: keyof paths, options: AnyOptions = {}): Promise<string> {
  const { query = {}, body, headers, signal } = options;
  const response = await answer(address(path, options.path) + search(query), {
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

/** A list is sent as its name many times; what is null or undefined is not sent. */
function search(query: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined) params.append(name, String(one));
    }
  }
  return params.size === 0 ? "" : `?${params}`;
}
