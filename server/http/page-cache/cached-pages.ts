import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Gauge } from 'prom-client';
import { beforeAnswer } from '#server/database/database.ts';
import type { Announcements } from '#server/live/changes/announcements.ts';
import type { Attention } from '#server/live/changes/attention.ts';
import { metrics } from '#server/metrics.ts';
import { PageParts, partMaxAgeMs } from '#server/page-parts.ts';
import type { Handle } from '#server/web/handle.ts';
import { withNonce } from '../page-nonce.ts';
import { acceptedEncoding, type KeptPage, type ReadyBody } from './kept-page.ts';
import type { PageAddresses } from './page-addresses.ts';
import { PageCache } from './page-cache.ts';
import { sendReady, takesReadyHead } from './ready-head.ts';
import { RenderLane } from './render-lane.ts';
import { renderPage } from './render-page.ts';
import type { Render } from './renderers.ts';

export interface CachedPages {
  /** Answers if the page is in memory, at once or after the barrier. @returns whether it did */
  fromMemory(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
  isUnderWay(request: IncomingMessage): boolean;
  handle: Handle;
  drop(topics: Iterable<string>): void;
  /** Renders the pages that are asked for first, so that the first shoppers find them in memory, until `isOver`. */
  warm(isOver?: () => boolean): Promise<void>;
}

export interface CachePagesOptions {
  addresses: PageAddresses;
  announcements: Announcements;
  /**
   * What comes before an answer from memory. `none`: another process's change is seen a poll late. `bus`: what other
   * processes acknowledged before is heard; a change by plain SQL is seen a poll late. `database`: a poll, so that
   * nobody's change is missed.
   */
  readBarrier?: 'none' | 'bus' | 'database';
  /** Told of who comes. Left out: changes are looked for as often while nobody is there. */
  attention?: Attention | undefined;
  /** The processes that hear each other. */
  others?: Others | undefined;
  /** Renders what is kept. Default: in this process. */
  render?: Render;
  /** Told of what has changed before it is asked to render anything after that; null: anything may have. */
  tellRenderers?: (topics: readonly string[] | null) => void;
}

export interface Others {
  /**
   * Resolves once they hear what was found here before they hear anything later. Never rejects.
   *
   * @param all whether everything was found here that was committed
   */
  told(all: boolean): Promise<void>;
  /** @returns whether everything was heard that they told before the call */
  barrier(): Promise<boolean>;
}

const routerAnswerBytes = 16 * 1024 * 1024;

/** The router's answers are kept apart: their headers are the client's to invent, and must not push the pages out. */
export function cachePages(
  pages: Handle,
  {
    addresses,
    announcements,
    readBarrier = 'none',
    attention,
    others,
    render: renderNow = (wanted) => renderPage(pages, wanted),
    tellRenderers = () => {},
  }: CachePagesOptions,
): CachedPages {
  const personal = addresses.reducing(withNonce(pages));
  const lane = new RenderLane();
  const parts = new PageParts();
  const html = new PageCache({ lane, parts });
  const router = new PageCache({ lane, parts, maxBytes: routerAnswerBytes });
  const both = [html, router];
  let renderedAt = Number.NEGATIVE_INFINITY;
  const render: Render = async (wanted) => {
    try {
      return await renderNow(wanted);
    } finally {
      renderedAt = performance.now();
    }
  };
  /** No page is kept or under way, and no part of one in any process that renders: a change concerns nobody. */
  const isIdle = () => both.every((cache) => cache.idle) && performance.now() - renderedAt > partMaxAgeMs;
  const drop = (topics: Iterable<string>) => {
    if (isIdle()) return;
    const names = [...topics];
    parts.drop(names);
    for (const cache of both) cache.drop(names);
    tellRenderers(names);
  };
  const clear = () => {
    parts.clear();
    for (const cache of both) cache.clear();
    tellRenderers(null);
  };
  announcements.onTopics(drop);
  announcements.onLost(clear);
  announcements.onUnknown(clear);
  /** What was committed until now is dropped; if that can't be known, everything is. @returns whether it is known */
  const catchUp = () =>
    announcements.poll().then(
      () => true,
      () => {
        clear();
        return false;
      },
    );
  // A command is answered when nobody can be shown the state before it any more.
  beforeAnswer(async () => {
    if (!others && isIdle()) return;
    const all = await catchUp();
    await others?.told(all);
  });
  const hearOthers = async () => {
    if (!(await others?.barrier())) await catchUp();
  };
  exportFigures(html, router);

  return {
    drop,
    fromMemory(request, response) {
      if (readBarrier === 'database') return false;
      const wanted = addresses.cacheable(request);
      if (!wanted) return false;
      const cache = wanted.headers.rsc ? router : html;
      const rested = attention?.come();
      if (!rested && readBarrier === 'none') return writeKept(cache, wanted.key, request, response);
      if (!cache.has(wanted.key)) return false;
      return (rested ?? hearOthers()).then(() => writeKept(cache, wanted.key, request, response));
    },
    isUnderWay(request) {
      const wanted = addresses.cacheable(request);
      return wanted !== null && (wanted.headers.rsc ? router : html).isUnderWay(wanted.key);
    },
    async handle(request, response) {
      await attention?.come();
      const asked = addresses.cacheable(request);
      if (!asked) return personal(request, response);
      const wanted = await addresses.withoutInvented(asked);
      if (!wanted) return personal(request, response);
      const cache = wanted.headers.rsc ? router : html;
      if (readBarrier === 'database') await catchUp();
      else if (readBarrier === 'bus') await hearOthers();
      const { page, from } = await cache.answer(wanted.key, () => render(wanted));
      const ready = await page.make(acceptedEncoding(request.headers['accept-encoding']));
      write(page, ready, from, request, response);
    },
    async warm(isOver = () => false) {
      for (const path of await addresses.first()) {
        if (isOver()) return;
        const { page } = await html.answer(path, () => render({ key: path, url: path, headers: {} }));
        await page.make('br');
      }
    },
  };
}

/** @returns whether it is in memory, in what whoever asks takes */
function writeKept(cache: PageCache, key: string, request: IncomingMessage, response: ServerResponse): boolean {
  const page = cache.kept(key);
  const ready = page?.ready(acceptedEncoding(request.headers['accept-encoding']));
  if (!page || !ready) return false;
  const isThere = request.headers['if-none-match'] === page.etag;
  if (!isThere && takesReadyHead(request, response)) sendReady(response, ready.head, ready.body);
  else write(page, ready, 'memory', request, response);
  return true;
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
    response.writeHead(304, page.unchanged.concat(extra)).end();
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
