import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Gauge } from 'prom-client';
import { beforeAnswer } from '#server/engine/database/database.ts';
import type { Handle } from '#server/engine/http/handle.ts';
import type { Announcements } from '#server/engine/live/changes/announcements.ts';
import type { Attention } from '#server/engine/live/changes/attention.ts';
import { PageParts, partMaxAgeMs } from '#server/engine/pages/page-parts.ts';
import { metrics } from '#server/engine/process/metrics.ts';
import { turnAwayLater } from '../http/front-door.ts';
import { type PersonalPages, withNonce } from '../http/page-nonce.ts';
import { SecurityHeaders } from '../http/security-headers.ts';
import { type Asker, askerOf, cookieValue } from '../http/turns/asker.ts';
import { type Lanes, lanesOf } from '../http/turns/lanes.ts';
import { refusalOf, TurnRefused } from '../http/turns/turn-refused.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import { acceptedEncoding, type KeptPage, type ReadyBody } from './kept-page.ts';
import type { PageAddresses } from './page-addresses.ts';
import { PageCache } from './page-cache.ts';
import { renderPage } from './render-page.ts';
import type { Render } from './renderers.ts';

export interface CachedPages {
  /** Answers if the page is in memory, at once or after the barrier. @returns whether it did */
  fromMemory(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
  handle: Handle;
  drop(topics: Iterable<string>): void;
  /** Renders the pages that are asked for first, so that the first who come find them in memory, until `isOver`. */
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
  /** Where renderings wait for their turn. Left out: none waits. */
  lanes?: Lanes;
  headers?: SecurityHeaders;
  /** What pages that are rendered for one person may do beside what every page may. Left out: nothing. */
  moreAt?: PersonalPages['moreAt'];
  /** The cookie that names a session, by which its renderings are counted too. */
  sessionCookie?: string | undefined;
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
    lanes = lanesOf({ isApart: () => false }),
    tellRenderers = () => {},
    headers = new SecurityHeaders(),
    moreAt,
    sessionCookie,
  }: CachePagesOptions,
): CachedPages {
  const personal = addresses.reducing(withNonce(pages, { headers, moreAt }));
  const { shared: lane } = lanes;
  const parts = new PageParts();
  const html = new PageCache({ lane, parts, headers });
  const router = new PageCache({ lane, parts, headers, maxBytes: routerAnswerBytes });
  const oneOffs = new PageCache({ lane, parts, headers, keeps: false });
  const all = [html, router, oneOffs];
  const cacheOf = ({ oneOff, headers }: CacheableRequest) => (oneOff ? oneOffs : headers.rsc ? router : html);
  const sessionIn = sessionCookie === undefined ? undefined : cookieValue(sessionCookie);
  let renderedAt = Number.NEGATIVE_INFINITY;
  const render: Render = async (wanted) => {
    try {
      return await renderNow(wanted);
    } finally {
      renderedAt = performance.now();
    }
  };
  /** No page is kept or under way, and no part of one in any process that renders: a change concerns nobody. */
  const isIdle = () => all.every((cache) => cache.idle) && performance.now() - renderedAt > partMaxAgeMs;
  const drop = (topics: Iterable<string>) => {
    if (isIdle()) return;
    const names = [...topics];
    parts.drop(names);
    for (const cache of all) cache.drop(names);
    tellRenderers(names);
  };
  const clear = () => {
    parts.clear();
    for (const cache of all) cache.clear();
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

  async function answerShared(
    wanted: CacheableRequest,
    asker: Asker,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (wanted.oneOff && request.method === 'HEAD') return writeHeadAlone(response, headers);
    if (readBarrier === 'database') await catchUp();
    else if (readBarrier === 'bus') await hearOthers();
    const { page, from } = await cacheOf(wanted).answer(wanted.key, () => render(wanted), asker);
    const ready = await page.make(acceptedEncoding(request.headers['accept-encoding']));
    write(page, ready, from, request, response);
  }

  return {
    drop,
    fromMemory(request, response) {
      if (readBarrier === 'database') return false;
      const wanted = addresses.shared(request);
      if (!wanted || wanted.oneOff) return false;
      const cache = cacheOf(wanted);
      const rested = attention?.come();
      if (!rested && readBarrier === 'none') return writeKept(cache, wanted.key, request, response);
      if (!cache.has(wanted.key)) return false;
      return (rested ?? hearOthers()).then(() => writeKept(cache, wanted.key, request, response));
    },
    async handle(request, response) {
      await attention?.come();
      const asker = askerOf(request, response, sessionIn);
      try {
        const asked = addresses.shared(request);
        if (asked) await answerShared(await addresses.withoutInvented(asked), asker, request, response);
        else if (!isPage(request.url ?? '')) await personal(request, response);
        else await lanes.personal.ask(asker, () => personal(request, response)).done;
      } catch (error) {
        if (!(error instanceof TurnRefused)) throw error;
        turnAwayLater(response, refusalOf(error));
      }
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

/** What is true of each such page: to render one whose body nobody gets would be for nothing. */
function writeHeadAlone(response: ServerResponse, headers: SecurityHeaders): void {
  response
    .writeHead(200, {
      ...headers.every,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
    })
    .end();
}

/** @returns whether it is in memory, in what whoever asks takes */
function writeKept(cache: PageCache, key: string, request: IncomingMessage, response: ServerResponse): boolean {
  const page = cache.kept(key);
  const ready = page?.ready(acceptedEncoding(request.headers['accept-encoding']));
  if (!page || !ready) return false;
  write(page, ready, 'memory', request, response);
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

/** Whether it is rendered. Files are no pages. */
function isPage(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  return !path.startsWith('/_next/') && !path.startsWith('/photographs/') && !/\.\w{2,5}$/.test(path);
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
