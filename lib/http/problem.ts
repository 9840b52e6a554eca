/** Errors of the API, as "problem details" (RFC 9457), with the id of the request that the log tells of. */
import { requestId } from "#lib/request";

const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** One parameter that is wrong. */
export interface ProblemDetail {
  /** The name of the parameter. */
  name: string;
  /** What it should be. */
  reason: string;
}

/** A response that says what is wrong; `errors` parameter by parameter. */
export function problem(
  status: ProblemStatus,
  detail: string,
  { errors, headers }: { errors?: readonly ProblemDetail[]; headers?: Record<string, string> } = {},
): Response {
  const id = requestId();
  return Response.json(
    {
      type: "about:blank",
      title: TITLES[status],
      status,
      detail,
      ...(errors && { errors }),
      ...(id && { requestId: id }),
    },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...(status === 503 && { "retry-after": "5" }),
        ...headers,
      },
    },
  );
}
