/** Photographs that merchants send, or that are fetched for them: kept by their content, so none is ever replaced. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { Turns } from '#server/engine/process/turns.ts';
import { storage } from '#server/storage/storage.ts';
import { storedPhotographKey } from '#server/storage/stored-photographs.ts';
import { measurePhotograph, type PhotographFacts } from './photograph-facts.ts';
import { noteUpload } from './remove-unnamed.ts';

export const mostPhotographBytes = 20 * 1024 * 1024;
export const mostPixels = 50_000_000;
/** In pixels a side: larger than any screen shows it. */
const keptPixels = 2_400;
/** A small file may be a large picture: each may take a core for seconds. */
const decodes = processWide('photograph-turns', () => new Turns(1));
const readable = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif', 'heif']);

const unusable = (message: string): Problem => ({ code: 'picture_unusable', message, field: 'file' });

/**
 * Keeps a photograph upright and without where and with what it was taken, as WebP of at most 2,400 pixels a side.
 * Refuses `picture_unusable`, and what `judge` refuses, before anything is kept.
 * @param isDrawing keeps its edges as sharp as they are
 */
export async function keepPhotograph(
  bytes: Uint8Array,
  { isDrawing = false, judge }: { isDrawing?: boolean; judge?: (facts: PhotographFacts) => Problem | null } = {},
): Promise<Decision<{ file: string; facts: PhotographFacts }, Problem>> {
  if (bytes.byteLength > mostPhotographBytes) return refuse(unusable('Photographs can be up to 20 MB.'));
  const encoded = await decodes.take(() => encode(bytes, isDrawing)).catch(() => null);
  if (!encoded) {
    return refuse(unusable('That isn’t a JPEG, PNG, WebP, AVIF, GIF or TIFF, or it’s over 50 megapixels.'));
  }
  const facts = await measurePhotograph(encoded);
  const refusal = judge?.(facts);
  if (refusal) return refuse(refusal);
  const id = createHash('sha256').update(encoded).digest('hex');
  const file = `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20, 32)}.webp`;
  // First: whoever removes it now does so before this goes on.
  await noteUpload(file);
  await storage().put(storedPhotographKey(file), encoded, 'image/webp');
  return accept({ file, facts });
}

async function encode(bytes: Uint8Array, isDrawing: boolean): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });
  // What libvips could read beside these runs far more code: vector graphics, documents.
  if (!readable.has((await image.metadata()).format ?? '')) throw new Error('no photograph');
  return image
    .rotate()
    .resize({ width: keptPixels, height: keptPixels, fit: 'inside', withoutEnlargement: true })
    .webp(isDrawing ? { lossless: true } : { quality: 88 })
    .toBuffer();
}
