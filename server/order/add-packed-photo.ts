import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { keepImage } from '#server/storage/keep-image.ts';
import { forgetFiles, type KeptFile, recordFile } from '#server/storage/record-file.ts';
import { lockOrder } from './lock-order.ts';

const mostPhotos = 6;
const onTheTable: ReadonlySet<string> = new Set(['packing', 'packed', 'partly_shipped']);

/**
 * Adds a picture, encoded before the order is locked. Refuses `picture_unusable`, `invalid` without a picture or with a
 * seventh, and `illegal_transition` for an order that nobody packs now.
 * @throws AccessProblem `not_found`
 */
export async function addPackedPhoto(
  publicId: string,
  bytes: Uint8Array | undefined,
): Promise<Decision<{ id: string }, Problem>> {
  if (!bytes) return refuse({ code: 'invalid', message: 'Choose a photograph first.', field: 'photos' });
  const kept = await keepImage('packed_photo', bytes);
  if (!kept.ok) return kept;
  let added: Decision<{ id: string }, Problem> | null = null;
  try {
    added = await record(publicId, kept.value);
    return added;
  } finally {
    if (!added?.ok) await forgetFiles([kept.value]);
  }
}

const record = (publicId: string, file: KeptFile): Promise<Decision<{ id: string }, Problem>> =>
  transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    if (!onTheTable.has(order.status)) {
      return refuse({
        code: 'illegal_transition',
        message: `Order ${order.number} is ${order.status}: the photograph is taken while it’s packed.`,
        orderStatus: order.status,
      });
    }
    const before = await tx.storedFile.count({ where: { orderId: order.id, kind: 'packed_photo' } });
    if (before >= mostPhotos) {
      return refuse({ code: 'invalid', message: `${mostPhotos} photographs are enough.`, field: 'photos' });
    }
    return accept({ id: await recordFile(tx, order, file) });
  });
