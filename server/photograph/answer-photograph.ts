/** The best copy is AVIF if it has been made, else WebP, made now; the original, if that takes longer than a moment. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from '#server/engine/http/handle.ts';
import { photographName } from '#server/storage/photograph-name.ts';
import { storedPhotographName } from '#server/storage/stored-photographs.ts';
import { CopyQueue } from './copy-queue.ts';
import { type CopyFormat, copyWidths, keptCopy, makeCopy, originalHash, readOriginal } from './sized-copy.ts';

/** The originals of those that merchants sent; the others are files of the shop's own folder, which the pages answer. */
const originalAddress = new RegExp(`^/catalogue/(${storedPhotographName})$`);
const address = new RegExp(`^/photographs/(\\d{2,4})/(${photographName})$`);
const queue = new CopyQueue<Buffer>({ atOnce: 2, mostWaiting: 64 });

/** A photograph is never replaced under its name; a browser that asks again after a month learns of one that was. */
const lasting = 'public, max-age=2592000, stale-while-revalidate=31536000';
const passing = 'public, max-age=300, stale-while-revalidate=86400';

interface Answer {
  bytes: Buffer;
  type: CopyFormat;
  cacheControl: string;
}

interface PhotographOptions {
  /** How long a browser waits for a copy that is being made, before it is sent the original. */
  waitMs?: number;
}

export function withPhotographs(pages: Handle, { waitMs = 200 }: PhotographOptions = {}): Handle {
  return async (request, response) => {
    const [, original] = originalAddress.exec(request.url ?? '') ?? [];
    if (original && isRead(request)) return sendOriginal(original, request, response);
    const match = address.exec(request.url ?? '');
    const width = copyWidths.find((one) => String(one) === match?.[1]);
    const file = match?.[2];
    if (!width || !file || !isRead(request)) return pages(request, response);
    const hash = await originalHash(file).catch(() => null);
    if (hash === null) return notFound(response);
    const best = await bestCopy(file, width, request.headers.accept ?? '', waitMs);
    return send(best, hash.slice(0, 12), width, request, response);
  };
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

async function sendOriginal(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hash = await originalHash(file).catch(() => null);
  if (hash === null) return notFound(response);
  const answer: Answer = { bytes: await readOriginal(file), type: 'webp', cacheControl: lasting };
  return send(answer, hash.slice(0, 12), 0, request, response);
}

async function bestCopy(file: string, width: number, accept: string, waitMs: number): Promise<Answer> {
  const wantsAvif = accept.includes('image/avif');
  const avif = wantsAvif ? await keptCopy({ file, width, format: 'avif' }) : null;
  if (avif) return { bytes: avif, type: 'avif', cacheControl: lasting };
  const wanted = { file, width, format: 'webp' } as const;
  const make = () => queue.run(`${file} ${width}`, () => makeCopy(wanted));
  const webp = (await keptCopy(wanted)) ?? (await within(waitMs, make()));
  const bytes = webp ?? (await readOriginal(file));
  return { bytes, type: 'webp', cacheControl: wantsAvif || !webp ? passing : lasting };
}

/** @returns null if it isn't there by then; it is made all the same, for the next who asks */
function within<T>(waitMs: number, copy: Promise<T> | null): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, waitMs, null);
  });
  return Promise.race([copy, late]).finally(() => clearTimeout(timer));
}

function send(
  { bytes, type, cacheControl }: Answer,
  hash: string,
  width: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const etag = `"${hash}-${width}-${type}-${bytes.length}"`;
  response.setHeader('cache-control', cacheControl);
  response.setHeader('vary', 'accept');
  response.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': `image/${type}`, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('No such photograph.\n');
}
