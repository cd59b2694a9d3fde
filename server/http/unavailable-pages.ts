import type { Handle } from '#server/web/handle.ts';

const retryAfterSeconds = '3';

/**
 * A page that fails while the database is away says so: 503, and when to come back. The framework only knows 500.
 *
 * @param isAway whether the database has not been heard of lately
 */
export function withUnavailable(pages: Handle, isAway: () => boolean): Handle {
  return (request, response) => {
    const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => typeof response;
    response.writeHead = (status: number, ...rest: unknown[]) => {
      if (status !== 500 || !isAway()) return writeHead(status, ...rest);
      response.setHeader('retry-after', retryAfterSeconds);
      return writeHead(503, ...rest);
    };
    return pages(request, response);
  };
}
