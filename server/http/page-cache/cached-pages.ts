import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Gauge } from 'prom-client';
import { beforeAnswer, database } from '#server/database/database.ts';
import type { Handle } from '../http-server.ts';
import { metrics } from '../metrics.ts';
import { type CacheableRequest, cacheableRequest } from './cacheable-request.ts';
import { inlineStyles, withoutStyles } from './inline-styles.ts';
import { acceptedEncoding, type KeptPage, type ReadyBody } from './kept-page.ts';
import { PageCache } from './page-cache.ts';
import { type RenderedPage, renderDetached } from './render-detached.ts';
import { routerAddress } from './router-address.ts';
import { scriptsAfterPaint } from './scripts-after-paint.ts';

export interface CachedPages {
  /** Answers at once if the page is in memory. @returns whether it did */
  fromMemory(request: IncomingMessage, response: ServerResponse): boolean;
  /** Renders and keeps what may be kept, and passes everything else on to Next. */
  handle: Handle;
  /** Topics that changed, whoever changed them. */
  drop(topics: Iterable<string>): void;
}

const routerAnswerBytes = 16 * 1024 * 1024;

/**
 * Puts the page cache in front of Next's handler. The router's own answers have a cache of their own:
 * their headers are the client's to invent, and must not push the pages out.
 */
export function cachePages(pages: Handle): CachedPages {
  const html = new PageCache();
  const router = new PageCache({ maxBytes: routerAnswerBytes });
  const both = [html, router];
  const drop = (topics: Iterable<string>) => {
    const names = [...topics];
    for (const cache of both) cache.drop(names);
  };
  beforeAnswer(dropPending(both, drop));
  exportFigures(html, router);

  return {
    drop,
    fromMemory(request, response) {
      const wanted = cacheableRequest(request);
      const page = wanted && (wanted.headers.rsc ? router : html).kept(wanted.key);
      const ready = page?.ready(acceptedEncoding(request.headers['accept-encoding']));
      if (!page || !ready) return false;
      write(page, ready, 'memory', request, response);
      return true;
    },
    async handle(request, response) {
      const wanted = cacheableRequest(request);
      if (!wanted) return pages(request, response);
      const cache = wanted.headers.rsc ? router : html;
      const { page, from } = await cache.answer(wanted.key, () => render(pages, wanted));
      const ready = await page.make(acceptedEncoding(request.headers['accept-encoding']));
      write(page, ready, from, request, response);
    },
  };
}

async function render(pages: Handle, { url, headers }: CacheableRequest): Promise<RenderedPage> {
  const page = await renderDetached(pages, headers.rsc ? routerAddress(url, headers) : url, headers);
  if (!page.headers['content-type']?.startsWith('text/html')) return page;
  const link = withoutStyles(page.headers.link ?? '');
  const body = Buffer.from(scriptsAfterPaint(inlineStyles(page.body.toString('utf8'))));
  return { ...page, headers: { ...page.headers, link }, body };
}

/**
 * What a commit of ours has just announced is dropped before the command answers. Commits that come
 * at once share one look at the table, as long as it began after they did.
 */
function dropPending(caches: PageCache[], drop: (topics: Iterable<string>) => void): () => Promise<void> {
  let next: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const rows = await database().$queryRaw<{ topic: string }[]>`SELECT DISTINCT topic FROM change`;
    drop(rows.map((row) => row.topic));
  };
  return () => {
    if (caches.every((cache) => cache.idle)) return Promise.resolve();
    next ??= running.then(() => {
      next = null;
      running = look().catch(() => {
        for (const cache of caches) cache.clear();
      });
      return running;
    });
    return next;
  };
}

function write(
  page: KeptPage,
  ready: ReadyBody,
  from: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const requestId = request.headers['x-request-id'];
  const extra =
    typeof requestId === 'string' ? ['x-page-cache', from, 'x-request-id', requestId] : ['x-page-cache', from];
  if (page.status === 200 && request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, ['etag', page.etag, 'cache-control', 'private, no-cache', ...extra]).end();
    return;
  }
  response.writeHead(page.status, ready.headers.concat(extra)).end(ready.body);
}

function exportFigures(html: PageCache, router: PageCache): void {
  const registers = [metrics()];
  new Gauge({
    name: 'marketday_page_cache_bytes',
    help: 'Bytes of pages in memory.',
    registers,
    collect() {
      this.set(html.bytes + router.bytes);
    },
  });
  new Counter({
    name: 'marketday_page_cache_total',
    help: 'Pages by how they were answered, dropped, or overtaken by a change while rendering.',
    labelNames: ['what'],
    registers,
    collect() {
      this.reset();
      for (const what of ['hits', 'misses', 'overtaken', 'dropped'] as const) {
        this.inc({ what }, html.counts[what] + router.counts[what]);
      }
    },
  });
}
