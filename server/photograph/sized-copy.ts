/** AVIFs take ten times as long as WebPs, so they are made ahead and in the background only. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { photographStore } from '#server/storage/photograph-store.ts';
import { keepPicture, keptPicture } from './made-picture.ts';

/** Widths in pixels, such that none is much wider than what some screen shows. */
export const copyWidths = [96, 192, 320, 480, 736, 960, 1200] as const;
export type CopyFormat = 'avif' | 'webp';
export const copyFormats: readonly CopyFormat[] = ['webp', 'avif'];

export interface WantedCopy {
  file: string;
  width: number;
  format: CopyFormat;
}

/** By file: what its copies are named after, so that another photograph of that name has copies of its own. */
const hashes = new Map<string, Promise<string>>();

/** @throws Error if the catalogue has no such photograph */
export async function readOriginal(file: string): Promise<Buffer> {
  const bytes = await photographStore.read(file);
  if (!bytes) throw new Error(`There is no photograph ${file}.`);
  return bytes;
}

/** @throws Error if the catalogue has no such photograph */
export function originalHash(file: string): Promise<string> {
  const known = hashes.get(file);
  if (known) return known;
  const hash = readOriginal(file).then((bytes) => createHash('sha256').update(bytes).digest('hex'));
  hashes.set(file, hash);
  hash.catch(() => hashes.delete(file));
  return hash;
}

async function nameOf({ file, width, format }: WantedCopy): Promise<string> {
  const hash = await originalHash(file);
  return `photographs/${file.replace(/\.\w+$/, '')}-${hash.slice(0, 12)}-${width}.${format}`;
}

/** @returns null if it has not been made yet */
export async function keptCopy(wanted: WantedCopy): Promise<Buffer | null> {
  return keptPicture(await nameOf(wanted));
}

/** Makes a copy, never wider than its original, and keeps it. */
export async function makeCopy(wanted: WantedCopy): Promise<Buffer> {
  const name = await nameOf(wanted);
  const sized = sharp(await readOriginal(wanted.file)).resize({ width: wanted.width, withoutEnlargement: true });
  const encoded =
    wanted.format === 'avif'
      ? sized.avif({ quality: 50, effort: 3, chromaSubsampling: '4:2:0' })
      : sized.webp({ quality: 75 });
  const bytes = await encoded.toBuffer();
  await keepPicture(name, bytes);
  return bytes;
}
