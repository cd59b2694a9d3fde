import type { ServerResponse } from 'node:http';
import type { Handle } from '#server/engine/http/handle.ts';
import { log } from '#server/engine/process/log.ts';
import { failedPage } from './failed-page.ts';

const retryAfterSeconds = '3';

interface Unavailable {
  /** Whether the database has not been heard of lately. */
  isAway: () => boolean;
  /** Left out: the framework tells of a failure, as in development. */
  tellsByPage?: boolean;
}

/**
 * A page that fails while the database is away is answered 503, and when to come back: the framework only knows 500. What stands there
 * then needs no script. The router, which asks for data, is given the status alone.
 */
export function withUnavailable(pages: Handle, { isAway, tellsByPage = false }: Unavailable): Handle {
  const makePage = failedPage(pages);
  return (request, response) => {
    const { method, headers, url = '/' } = request;
    const [path = ''] = url.split('?', 1);
    const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
    const fail = (...rest: unknown[]) => {
      const away = isAway();
      if (away) response.setHeader('retry-after', retryAfterSeconds);
      return writeHead(away ? 503 : 500, ...rest);
    };
    if (!tellsByPage || method !== 'GET' || headers.rsc || path.startsWith('/_next/')) {
      response.writeHead = (status: number, ...rest: unknown[]) =>
        status === 500 ? fail(...rest) : writeHead(status, ...rest);
    } else {
      const requestId = String(response.getHeader('x-request-id'));
      insteadOfFailed(response, async () => {
        log().error({ requestId, path }, 'a page failed');
        const page = await makePage(requestId).catch(() => null);
        for (const name of ['content-encoding', 'content-length', 'etag', 'link']) response.removeHeader(name);
        fail({
          'content-type': `text/${page === null ? 'plain' : 'html'}; charset=utf-8`,
          'cache-control': 'private, no-store',
        });
        return page ?? 'This page failed on our side. Try again in a moment.\n';
      });
    }
    return pages(request, response);
  };
}

/** @param answer writes the head, and gives the body that is sent in place of that of an answer of 500 */
function insteadOfFailed(response: ServerResponse, answer: () => Promise<string>): void {
  const writeHead = response.writeHead.bind(response) as (...all: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (...all: unknown[]) => boolean;
  const end = response.end.bind(response) as (...all: unknown[]) => ServerResponse;
  let failed = false;
  let answered = false;
  const hasFailed = () => {
    failed ||= !response.headersSent && response.statusCode === 500;
    return failed;
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    failed ||= status === 500;
    return failed ? response : writeHead(status, ...rest);
  }) as typeof response.writeHead;
  response.write = ((...all: unknown[]) => {
    if (!hasFailed()) return write(...all);
    const done = all.at(-1);
    if (typeof done === 'function') process.nextTick(done as () => void);
    return true;
  }) as typeof response.write;
  response.end = ((...all: unknown[]) => {
    if (!hasFailed()) return end(...all);
    if (answered) return response;
    answered = true;
    void answer().then((body) => end(body));
    return response;
  }) as typeof response.end;
}
