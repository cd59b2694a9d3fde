import { transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/**
 * Reads a message again that failed or belonged to no parcel, from its first attempt on. Idempotent.
 * @throws AccessProblem `not_found`
 */
export async function replayCarrierMessage(id: string): Promise<{ id: string; replayed: boolean }> {
  return transaction(async (tx) => {
    const message = await tx.carrierMessage.findUnique({ where: { id }, select: { id: true } });
    if (!message) throw notFound('message');
    const replayed = await tx.$executeRaw`
      UPDATE carrier_message SET status = 'waiting', attempts = 0, problem = NULL, due_at = clock_timestamp()
      WHERE id = ${id} AND status IN ('failed', 'unmatched')`;
    return { id, replayed: replayed > 0 };
  });
}
