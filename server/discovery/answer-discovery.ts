/** What search engines and shopping services ask for, past Next: written once for all who ask, however long it is. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { database } from '#server/engine/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { answerIcon } from './answer-icon.ts';
import { answerSharePicture } from './answer-share-picture.ts';
import { KeptText } from './kept-text.ts';
import { merchantFeed } from './merchant-feed.ts';
import { robotsText } from './robots.ts';
import { placesOf, sitemapIndex, sitemapPart } from './sitemap.ts';
import { answerWellKnown } from './well-known.ts';

const most = 0.2;
/** By path: the feed, and the parts that the sitemap has. */
const texts = new Map<string, KeptText>();

/** @returns whether it has answered */
export async function answerDiscovery(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (await answerWellKnown(request, response)) return true;
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/robots.txt') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' });
    response.end(request.method === 'HEAD' ? undefined : robotsText(shopUrl()));
    return true;
  }
  if (await answerIcon(path, request, response)) return true;
  if (await answerSharePicture(request, response)) return true;
  const text = await textAt(path);
  if (!text) return false;
  await answerLong(request, response, text);
  return true;
}

async function textAt(path: string): Promise<KeptText | null> {
  const kept = texts.get(path);
  if (kept) return kept;
  const write = await writerAt(path);
  if (!write) return null;
  const text = texts.get(path) ?? new KeptText({ write, tag: tagNow, most });
  texts.set(path, text);
  return text;
}

async function writerAt(path: string): Promise<(() => AsyncGenerator<string>) | null> {
  if (path === '/sitemap.xml') return () => sitemapIndex(shopUrl());
  if (path === '/feeds/products.xml') return () => merchantFeed(shopUrl());
  const name = /^\/sitemaps\/([a-z0-9-]{1,20})\.xml$/.exec(path)?.[1];
  const places = name === undefined ? null : await placesOf(name);
  return places && (() => sitemapPart(shopUrl(), places));
}

async function answerLong(request: IncomingMessage, response: ServerResponse, text: KeptText): Promise<void> {
  const now = await tagNow();
  const headersOf = (etag: string) => ({
    etag,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding',
  });
  if (request.headers['if-none-match'] === now) {
    response.writeHead(304, headersOf(now)).end();
    return;
  }
  const type = { 'content-type': 'application/xml; charset=utf-8' };
  if (request.method === 'HEAD') {
    response.writeHead(200, { ...headersOf(now), ...type }).end();
    return;
  }
  const gzipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  try {
    const againMs = await text.use(async ({ tag, gzip }) => {
      response.writeHead(200, { ...headersOf(tag), ...type, ...(gzipped ? { 'content-encoding': 'gzip' } : {}) });
      if (gzipped) await pipeline(gzip, response);
      else await pipeline(gzip, createGunzip(), response);
    });
    if (againMs !== null) answerLater(response, againMs);
  } catch (error) {
    if (!response.headersSent) throw error;
    // Whoever hung up gets nothing more; a half text must not look whole.
    response.destroy();
    if (!isHangUp(error)) throw error;
  }
}

/** Writing it has just failed, after a while that is not to be spent again at once. */
function answerLater(response: ServerResponse, againMs: number): void {
  response.writeHead(503, {
    'retry-after': String(Math.ceil(againMs / 1_000)),
    'content-type': 'text/plain; charset=utf-8',
  });
  response.end('It could not be written just now. Try again in a moment.\n');
}

const isHangUp = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** Another one whenever something that these texts say has changed. */
async function tagNow(): Promise<string> {
  const [row] = await database().$queryRaw<{ state: string }[]>`
    SELECT concat_ws(':', (SELECT concat_ws('-', count(*), sum(version)) FROM product),
      (SELECT concat_ws('-', count(*), sum(version)) FROM collection), (SELECT concat_ws('-', count(*), sum(version)) FROM article),
      (SELECT count(*) FROM auction WHERE state IN ('scheduled', 'open')), (SELECT max(lot_number) FROM auction), (SELECT version FROM shop_settings)) AS state`;
  return `"${createHash('sha256').update(`${shopUrl()} ${row?.state}`).digest('base64url').slice(0, 22)}"`;
}
