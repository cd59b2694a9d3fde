import { database } from '#server/engine/database/database.ts';
import { mayOpenOrder, type OrderVisitor } from '#server/order/link/order-access.ts';
import { storage } from '#server/storage/storage.ts';
import { notFound } from '#server/web/problem.ts';

export interface OrderFile {
  bytes: Uint8Array;
  contentType: string;
  name: string;
}

const names: Readonly<Record<string, string>> = {
  return_photo: 'photograph',
  packed_photo: 'packed',
  return_label: 'return-label',
};

/** Reads a file for those who may open its order. @throws AccessProblem `not_found`, also for another's file */
export async function readOrderFile(visitor: OrderVisitor, id: string): Promise<OrderFile> {
  const file = await database().storedFile.findUnique({
    where: { id },
    include: { order: { select: { publicId: true } } },
  });
  // No file says what anything costs, so packers may see them too.
  const needs = file?.kind.startsWith('return_') ? 'return:read' : 'order:read';
  const may = file && (await mayOpenOrder(visitor, file.order.publicId, needs));
  if (!may) throw notFound('file');
  const bytes = await storage().get(file.storageKey);
  if (!bytes) throw notFound('file');
  const ending = file.contentType === 'application/pdf' ? 'pdf' : 'jpg';
  return { bytes, contentType: file.contentType, name: `${names[file.kind] ?? 'file'}.${ending}` };
}
