/**
 * Next answers a page that calls `notFound()` with an empty document that only a script fills in. For
 * whoever has none, the not-found page's own markup is added to it in a <noscript>.
 */
import type { ServerResponse } from 'node:http';
import type { Handle } from '#server/engine/http/handle.ts';
import { renderDetached } from './render-detached.ts';
import { withoutScripts } from './without-scripts.ts';

/** Next's mark of a document that is left to the browser. */
const leftToTheBrowser = 'NEXT_HTTP_ERROR_FALLBACK;404';

/** What stands around it changes seldom, and may have been away when it was rendered. */
const freshMs = 60_000;

export function withPlainNotFound(pages: Handle, now: () => number = () => performance.now()): Handle {
  let plain: { html: Promise<string>; until: number } | undefined;
  const plainPage = () => {
    if (!plain || now() >= plain.until) {
      const rendered = renderDetached(pages, '/not-found-without-scripts', {});
      plain = { html: rendered.then(({ body }) => noscriptOf(String(body))), until: now() + freshMs };
    }
    return plain.html;
  };
  return (request, response) => {
    if (request.method === 'GET' && !request.headers.rsc) {
      // Compressed bytes can't be looked into, and a stranger at an order's address must see something.
      if (request.url?.startsWith('/orders/')) delete request.headers['accept-encoding'];
      addWhenNotFound(response, plainPage);
    }
    return pages(request, response);
  };
}

function noscriptOf(html: string): string {
  const styles = html.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  return `<noscript>${styles.join('')}${withoutScripts(body)}</noscript>`;
}

function addWhenNotFound(response: ServerResponse, plainPage: () => Promise<string>): void {
  const end = response.end.bind(response) as (chunk?: unknown, ...rest: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (chunk: unknown, ...rest: unknown[]) => boolean;
  let left = false;
  const look = (chunk: unknown) => {
    if (response.statusCode === 404 && chunk instanceof Uint8Array)
      left ||= Buffer.from(chunk).includes(leftToTheBrowser);
    if (response.statusCode === 404 && typeof chunk === 'string') left ||= chunk.includes(leftToTheBrowser);
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    look(chunk);
    return write(chunk, ...rest);
  }) as typeof response.write;
  response.end = ((chunk?: unknown, ...rest: unknown[]) => {
    look(chunk);
    if (!left || response.getHeader('content-encoding')) return end(chunk, ...rest);
    if (chunk && typeof chunk !== 'function') write(chunk);
    void plainPage().then(
      (html) => end(html, ...rest),
      () => end(...rest),
    );
    return response;
  }) as typeof response.end;
}
