/** What search engines and shopping services ask for, past Next: written while it is read, however long it is. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { database } from '#server/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { answerSharePicture } from './answer-share-picture.ts';
import { merchantFeed } from './merchant-feed.ts';
import { robotsText } from './robots.ts';
import { sitemapIndex, sitemapPart } from './sitemap.ts';
import { Turns } from './turns.ts';

/** Of each kind one at a time; one that takes long, at most a fifth of the time. */
const turns = { feed: new Turns({ most: 0.2 }), sitemap: new Turns({ most: 0.2 }) };

/** @returns whether it has answered */
export async function answerDiscovery(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/robots.txt') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' });
    response.end(request.method === 'HEAD' ? undefined : robotsText(shopUrl()));
    return true;
  }
  if (await answerSharePicture(request, response)) return true;
  const text = textAt(path, shopUrl());
  if (!text) return false;
  await answerLong(request, response, { text, turns: path.startsWith('/feeds/') ? turns.feed : turns.sitemap });
  return true;
}

function textAt(path: string, origin: string): AsyncGenerator<string> | null {
  if (path === '/sitemap.xml') return sitemapIndex(origin);
  if (path === '/feeds/products.xml') return merchantFeed(origin);
  const part = /^\/sitemaps\/([a-z0-9-]{1,20})\.xml$/.exec(path)?.[1];
  return part === undefined ? null : sitemapPart(origin, part);
}

interface Long {
  text: AsyncGenerator<string>;
  turns: Turns;
}

async function answerLong(request: IncomingMessage, response: ServerResponse, { text, turns }: Long): Promise<void> {
  const etag = await tagNow();
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const headers = { etag, 'cache-control': 'public, max-age=0, must-revalidate', vary: 'accept-encoding' };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const turn = turns.take();
  if (typeof turn === 'number') {
    response.writeHead(503, {
      'retry-after': String(Math.ceil(turn / 1000)),
      'content-type': 'text/plain; charset=utf-8',
    });
    response.end('Somebody else is reading it. Try again in a moment.\n');
    return;
  }
  try {
    response.writeHead(200, {
      ...headers,
      'content-type': 'application/xml; charset=utf-8',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    });
    if (request.method === 'HEAD') response.end();
    else if (gzip) await pipeline(Readable.from(text), createGzip(), response);
    else await pipeline(Readable.from(text), response);
  } catch (error) {
    // Whoever hung up gets nothing more; a half text must not look whole.
    response.destroy();
    if (!isHangUp(error)) throw error;
  } finally {
    turn.end();
  }
}

const isHangUp = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** Another one whenever something that these texts say has changed. */
async function tagNow(): Promise<string> {
  const [row] = await database().$queryRaw<{ state: string }[]>`
    SELECT concat_ws(':', (SELECT concat_ws('-', count(*), sum(version)) FROM product),
      (SELECT concat_ws('-', count(*), sum(version)) FROM collection), (SELECT concat_ws('-', count(*), sum(version)) FROM article),
      (SELECT count(*) FROM auction WHERE state IN ('scheduled', 'open')), (SELECT max(lot_number) FROM auction)) AS state`;
  return `"${createHash('sha256').update(`${shopUrl()} ${row?.state}`).digest('base64url').slice(0, 22)}"`;
}
