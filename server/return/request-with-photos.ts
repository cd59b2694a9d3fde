import type { RequestReturn } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import type { Actor } from '#server/session/actor.ts';
import { keepImage } from '#server/storage/keep-image.ts';
import { forgetFiles, type KeptFile } from '#server/storage/record-file.ts';
import { returnLimits } from './limits.ts';
import { requestReturn } from './request-return.ts';

/**
 * Stores a request's pictures first, outside any transaction, and removes them if the request comes to nothing.
 * Refuses `picture_unusable`, and what `requestReturn` refuses.
 * @throws AccessProblem `too_many` pictures about one order in an hour
 */
export async function requestWithPhotos(
  publicId: string,
  { uploads, ...wanted }: RequestReturn & { actor: Actor; uploads: readonly Uint8Array[] },
): Promise<Decision<{ id: string }, Problem>> {
  if (uploads.length > 0) await takeFrom(returnLimits.uploads, publicId, uploads.length);
  const photos: KeptFile[] = [];
  let used = false;
  try {
    for (const bytes of uploads) {
      const kept = await keepImage('return_photo', bytes);
      if (!kept.ok) return kept;
      photos.push(kept.value);
    }
    const requested = await requestReturn(publicId, { ...wanted, photos });
    if (!requested.ok) return requested;
    used = requested.value.fresh;
    return accept({ id: requested.value.id });
  } finally {
    if (!used) await forgetFiles(photos);
  }
}
