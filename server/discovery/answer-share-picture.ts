import type { IncomingMessage, ServerResponse } from 'node:http';
import { database } from '#server/engine/database/database.ts';
import { CopyQueue } from '#server/photograph/copy-queue.ts';
import { keepPicture, keptPicture } from '#server/photograph/made-picture.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { photographStore } from '#server/storage/photograph-store.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { drawSharePicture } from './draw-share-picture.ts';
import { type ShareFace, type ShareKind, shareAddress } from './share-address.ts';

const address = /^\/share\/(products|auctions)\/([a-z0-9-]{1,200})\/[0-9a-f]{16}\.jpg$/;
const queue = new CopyQueue<Buffer>({ atOnce: 2, mostWaiting: 32 });

/**
 * Draws the picture at its first reading. An address of an older picture leads to the one of now, so that nothing is
 * drawn but what the shop shows.
 *
 * @returns whether it has answered
 */
export async function answerSharePicture(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const [, kind, slug] = address.exec(path) ?? [];
  if (!kind || !slug) return false;
  const face = await readFace(kind as ShareKind, slug);
  const photograph = face && (await photographStore.read(face.file));
  if (!face || !photograph) {
    response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('No such picture.\n');
    return true;
  }
  const current = shareAddress(kind as ShareKind, slug, face);
  if (current !== path) {
    response.writeHead(302, { location: current, 'cache-control': 'no-store' }).end();
    return true;
  }
  const bytes =
    (await keptPicture(current.slice(1))) ?? (await queue.run(current, () => draw(current, photograph, face)));
  if (!bytes) {
    response.writeHead(503, { 'retry-after': '5', 'content-type': 'text/plain' }).end('Busy. Try again in a moment.\n');
    return true;
  }
  response.writeHead(200, {
    'content-type': 'image/jpeg',
    'content-length': bytes.length,
    'cache-control': 'public, max-age=2592000',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
  return true;
}

async function draw(
  current: string,
  photograph: Buffer,
  { lotNumber, title, maker, shopName }: ShareFace,
): Promise<Buffer> {
  const label = lotNumber === null ? '' : `Lot ${lotNumber}`;
  const bytes = await drawSharePicture(photograph, { label, title, maker, shopName });
  await keepPicture(current.slice(1), bytes);
  return bytes;
}

/** @returns null for what nobody is shown, or what has no photograph */
async function readFace(kind: ShareKind, slug: string): Promise<ShareFace | null> {
  const { shopName } = await readShop();
  if (kind === 'auctions') {
    const lot = await database().auction.findUnique({
      where: { slug },
      select: { id: true, lotNumber: true, title: true, maker: true, images: true },
    });
    const file = lot ? readColumnOr('auction.images', lot.id, lot.images, [])[0]?.file : null;
    return lot && file ? { lotNumber: lot.lotNumber, title: lot.title, maker: lot.maker, shopName, file } : null;
  }
  const piece = await database().product.findFirst({
    where: { slug, status: { not: 'draft' } },
    select: { title: true, maker: true, images: { select: { file: true }, orderBy: { position: 'asc' }, take: 1 } },
  });
  const file = piece?.images[0]?.file;
  return piece && file ? { lotNumber: null, title: piece.title, maker: piece.maker, shopName, file } : null;
}
