import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { storage } from '#server/storage/storage.ts';
import { newStorageKey } from '#server/storage/storage-key.ts';
import { noticeKind } from './notice-file.ts';

type Saved = { language: string };

/**
 * Keeps the Commission's file for a language unchanged, in place of one that is there. Refuses `picture_unusable` for a
 * file that is neither a PDF nor a picture.
 */
export async function saveGuaranteeNotice(
  language: string,
  bytes: Uint8Array | undefined,
): Promise<Decision<Saved, Problem>> {
  const kind = bytes && noticeKind(bytes);
  if (!kind)
    return refuse({
      code: 'picture_unusable',
      message: 'Choose the Commission’s file: a PDF, PNG or JPEG.',
      field: 'file',
    });
  const { contentType, ending } = kind;
  const storageKey = newStorageKey('guarantee_notice', ending);
  await storage().put(storageKey, bytes, contentType);
  const data = { storageKey, contentType, byteCount: bytes.byteLength };
  const before = await transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ storageKey: string }[]>`
      SELECT storage_key AS "storageKey" FROM guarantee_notice WHERE language = ${language} FOR UPDATE`;
    await tx.guaranteeNotice.upsert({
      where: { language },
      create: { language, ...data },
      update: { ...data, changedAt: await readDatabaseClock(tx) },
    });
    return row?.storageKey;
  });
  if (before) await forget(before);
  return accept({ language });
}

/** Takes the notice of a language away; without effect if there is none. */
export async function removeGuaranteeNotice(language: string): Promise<Decision<Saved, Problem>> {
  const [row] = await transaction(
    (tx) => tx.$queryRaw<{ storageKey: string }[]>`
      DELETE FROM guarantee_notice WHERE language = ${language} RETURNING storage_key AS "storageKey"`,
  );
  if (row) await forget(row.storageKey);
  return accept({ language });
}

/** A file that can't be removed stays as bytes that nothing points to. */
async function forget(storageKey: string): Promise<void> {
  await storage()
    .remove(storageKey)
    .catch((error: unknown) => log().warn({ err: error, storageKey }, 'a stored file was not removed'));
}
