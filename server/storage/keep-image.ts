import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { Turns } from '#server/engine/process/turns.ts';
import type { FileKind, KeptFile } from './record-file.ts';
import { storage } from './storage.ts';
import { newStorageKey } from './storage-key.ts';

export const mostImageBytes = 10 * 1024 * 1024;
const mostPixels = 50_000_000;
/** A small file may be a large picture: each may take a core for seconds. */
const decodes = processWide('picture-turns', () => new Turns(1));
/** What a page shows is never larger than this, in pixels a side. */
const shownPixels = 2400;

const unusable = (message: string): Problem => ({ code: 'picture_unusable', message, field: 'photos' });

/** What the bytes themselves say they are. A file's name and declared type are its sender's claims. */
function formatOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heif' | null {
  const text = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return /^ftyp(heic|heix|mif1|avif)/.test(text.slice(4)) ? 'heif' : null;
}

/**
 * Keeps an uploaded picture, encoded anew without where and with what it was taken. The row that shows it is
 * `recordFile`'s, in the transaction of what it belongs to. Refuses `picture_unusable`.
 */
export async function keepImage(kind: FileKind, bytes: Uint8Array): Promise<Decision<KeptFile, Problem>> {
  if (bytes.byteLength > mostImageBytes) return refuse(unusable('Images can be up to 10 MB.'));
  const format = formatOf(bytes);
  if (!format) return refuse(unusable('That isn’t an image. Use a JPEG, PNG or WebP.'));
  const encoded = await decodes.take(() => encode(bytes)).catch(() => null);
  if (!encoded) {
    return refuse(
      unusable(
        format === 'heif'
          ? 'We can’t read this phone’s image format. Send it as a JPEG.'
          : 'We couldn’t read the image, or it’s over 50 megapixels. Send another.',
      ),
    );
  }
  const { data, info } = encoded;
  const storageKey = newStorageKey(kind, 'jpg');
  await storage().put(storageKey, data, 'image/jpeg');
  const sha256 = createHash('sha256').update(data).digest('hex');
  const { width, height } = info;
  return accept({ kind, storageKey, contentType: 'image/jpeg', byteCount: data.byteLength, sha256, width, height });
}

function encode(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    .rotate()
    .resize({ width: shownPixels, height: shownPixels, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 84 })
    .toBuffer({ resolveWithObject: true });
}
