import { problemStatus } from '#contract/problem/problem.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { withBody } from '#server/engine/http/whole-body.ts';

/** What a command came to. A string is sent as text, bytes as they are; the status is declared with the route. */
export type Outcome<T> =
  | { ok: true; value: T; headers?: Record<string, string>; cookies?: string[]; status?: never }
  | { ok: false; refusal: Problem };

/** A refusal as RFC 9457 `application/problem+json`; `type` is its code, so that it reads the same in logs. */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  const status = problemStatus[problem.code];
  const body = {
    ...problem,
    type: `about:blank#${problem.code}`,
    title: problem.code,
    status,
    detail: problem.message,
  };
  return withBody(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(problem.retryAfterMs ? { 'retry-after': String(Math.ceil(problem.retryAfterMs / 1000)) } : {}),
    ...headers,
  });
}

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return withBody(JSON.stringify(body), status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...headers,
  });
}

export function textResponse(body: string, status = 200, headers: Record<string, string> = {}): Response {
  return withBody(body, status, {
    'content-type': 'text/plain;charset=UTF-8',
    'cache-control': 'no-store',
    ...headers,
  });
}

export function bytesResponse(body: Uint8Array, status = 200, headers: Record<string, string> = {}): Response {
  return withBody(body, status, { 'cache-control': 'no-store', ...headers });
}

/** A file that belongs to somebody is never kept by a cache that others share. @param name of the file, plain ASCII */
export const privateFileHeaders = (
  contentType: string,
  name: string,
  disposition: 'inline' | 'attachment' = 'inline',
): Record<string, string> => ({
  'content-type': contentType,
  'content-disposition': `${disposition}; filename="${name}"`,
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
});

/** A CSV file to keep. @param name of the file */
export const csvHeaders = (name: string): Record<string, string> => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}"`,
});

/** An iCalendar file, read anew each time: its moments move. @param name of the file, without its ending */
export function calendarResponse(calendar: string, name: string): Response {
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${name}.ics"`,
      'cache-control': 'no-cache',
    },
  });
}

/** A path of this shop as it is; anything that could lead to another site becomes the front page. */
export const safePath = (path: string): string => (/^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/');

/** Sends a browser without JavaScript on (303), never to another site. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return withBody(null, 303, { location: safePath(path), 'cache-control': 'no-store', ...headers });
}

/** Sends a browser on (303) to an address that isn't ours. @param address whole, and never what a request says */
export function seeElsewhere(address: string, headers: Record<string, string> = {}): Response {
  return withBody(null, 303, { location: new URL(address).href, 'cache-control': 'no-store', ...headers });
}
