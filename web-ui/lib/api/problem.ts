export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** The code of a call that no gateway answered. It is ours: the gateway cannot send it. */
export const unreachable = "gateway_unreachable";

/** A refusal (RFC 9457 problem+json) or an unanswered call. `code` is stable, `detail` is a sentence in English. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
  ) {
    super(`${code}: ${detail}`);
    this.name = "ApiError";
  }
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && error.code === unreachable;
}

/** A proxy that answers for a gateway that is down says so with one of these. */
const gatewayDown = [502, 503, 504];

/** Reads whatever a failed call answered; a body that is no problem+json becomes a plain sentence. */
export function problemOf(status: number, body: string): ApiError {
  const problem = parse(body);
  if (typeof problem.code === "string") {
    const errors = Array.isArray(problem.errors) ? (problem.errors as FieldProblem[]) : [];
    return new ApiError(status, problem.code, String(problem.detail ?? problem.title ?? ""), errors);
  }
  if (status === 0 || gatewayDown.includes(status)) {
    return new ApiError(status, unreachable, "The gateway does not answer.");
  }
  return new ApiError(status, `http_${status}`, `The gateway answered with status ${status}.`);
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
