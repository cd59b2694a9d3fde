/** The shop's icon: its own picture, or a drawing in its colours. Its address in the pages' head changes with it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import sharp from 'sharp';
import { chosenColours, lookIcon } from '#contract/shop/look-settings.ts';
import type { ChosenColours } from '#domain/shop/palette.ts';
import { keepPicture, keptPicture } from '#server/photograph/made-picture.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { photographStore } from '#server/storage/photograph-store.ts';

const size = 180;

const drawing = ({ ground, ink }: ChosenColours) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Shop</title><rect width="32" height="32" fill="${ground}"/><circle cx="9" cy="16" r="4" fill="${ink}"/><circle cx="20" cy="16" r="4" fill="none" stroke="${ink}" stroke-width="1.5"/><path d="M20 12a4 4 0 0 0 0 8z" fill="${ink}"/></svg>`;

/** @returns whether it has answered */
export async function answerIcon(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (path !== '/icon.svg' && path !== '/icon.png') return false;
  const shop = await readShop();
  const colours = chosenColours(shop);
  const bytes = path === '/icon.svg' ? Buffer.from(drawing(colours)) : await pngOf(lookIcon(shop), colours);
  response.writeHead(200, {
    'content-type': path === '/icon.svg' ? 'image/svg+xml' : 'image/png',
    'content-length': bytes.length,
    'cache-control': 'public, max-age=86400',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
  return true;
}

/** Made once, however many ask at the same time. */
const making = new Map<string, Promise<Buffer>>();

async function pngOf(file: string | null, colours: ChosenColours): Promise<Buffer> {
  const drawn = `${colours.ground}${colours.ink}`.replaceAll('#', '');
  const name = `icons/${file ?? drawn}-${size}.png`;
  const kept = await keptPicture(name);
  if (kept) return kept;
  const made = making.get(name) ?? makePng(name, file, colours).finally(() => making.delete(name));
  making.set(name, made);
  return made;
}

async function makePng(name: string, file: string | null, colours: ChosenColours): Promise<Buffer> {
  const picture = file && (await photographStore.read(file));
  const image = picture
    ? sharp(picture).resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    : sharp(Buffer.from(drawing(colours)), { density: 400 }).resize(size, size);
  const made = await image.png().toBuffer();
  // A file that is away may be back tomorrow.
  if (picture || !file) await keepPicture(name, made);
  return made;
}
