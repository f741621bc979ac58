import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { configure } from "@testing-library/dom";
import { vi } from "vitest";

// A busy machine may take its time to answer.
configure({ asyncUtilTimeout: 10_000 });

export type Answer = { status: number; body?: unknown };
export type Answers = Record<string, (body: string, query: URLSearchParams) => Answer | Promise<Answer>>;

/**
 * A small real gateway behind `fetch`, until the returned function is called.
 *
 * @param answers by "METHOD path", with the query or for every query, told the body of the request and its query; what
 *   is not among them is not found
 */
export async function serve(answers: Answers): Promise<() => void> {
  const realFetch = globalThis.fetch;
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const sent = await text(request);
    const missing = { status: 404, body: { code: "not_found", detail: "There is nothing here." } };
    const [path, query] = (request.url ?? "").split("?");
    const answer = answers[`${request.method} ${request.url}`] ?? answers[`${request.method} ${path}`];
    const { status, body } = (await answer?.(sent, new URLSearchParams(query))) ?? missing;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? "" : JSON.stringify(body));
  });
  // A connection closed for want of work at the moment of the next call would look like a gateway that is gone.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    realFetch(`http://127.0.0.1:${port}${path}`, init),
  );
  return () => {
    server.closeAllConnections();
    server.close();
    vi.unstubAllGlobals();
  };
}
