import { createHash } from 'node:crypto';
import type { Tx } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { storage } from './storage.ts';
import { newStorageKey } from './storage-key.ts';

export type FileKind = 'return_photo' | 'packed_photo' | 'return_label' | 'invoice' | 'guarantee_notice';

export interface KeptFile {
  kind: FileKind;
  storageKey: string;
  contentType: string;
  byteCount: number;
  sha256: string;
  width: number | null;
  height: number | null;
}

export async function keepPdf(kind: FileKind, bytes: Uint8Array): Promise<KeptFile> {
  const storageKey = newStorageKey(kind, 'pdf');
  const contentType = 'application/pdf';
  await storage().put(storageKey, bytes, contentType);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind, storageKey, contentType, byteCount: bytes.byteLength, sha256, width: null, height: null };
}

/** Gives a stored file to a locked order. @returns its id, the one that `/api/files/<id>` takes */
export async function recordFile(
  tx: Tx,
  order: { id: string },
  file: KeptFile,
  { returnId = null }: { returnId?: string | null } = {},
): Promise<string> {
  const { id } = await tx.storedFile.create({ data: { ...file, orderId: order.id, returnId }, select: { id: true } });
  return id;
}

/** Removes bytes whose command came to nothing. What fails stays as bytes that nothing points to. */
export async function forgetFiles(files: readonly KeptFile[]): Promise<void> {
  for (const { storageKey } of files) {
    await storage()
      .remove(storageKey)
      .catch((error: unknown) => log().warn({ err: error, storageKey }, 'a stored file was not removed'));
  }
}
