import type { ReturnResolution, ReturnStatus } from '#domain/return/return-transitions.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { notFound } from '#server/web/problem.ts';

export interface LockedReturn {
  id: string;
  number: string;
  status: ReturnStatus;
  resolution: ReturnResolution;
}

export const returnNumber = (number: number): string => `R-${number}`;

/** Locks a return by its order's lock. @throws AccessProblem `not_found`, also for a return of another order */
export async function lockReturn(
  tx: Tx,
  { publicId, returnId }: ReturnKey,
): Promise<{ order: LockedOrder; back: LockedReturn }> {
  const order = await lockOrder(tx, { publicId });
  const row = await tx.orderReturn.findFirst({ where: { id: returnId, orderId: order.id } });
  if (!row) throw notFound('return');
  return {
    order,
    back: {
      id: row.id,
      number: returnNumber(row.number),
      status: row.status as ReturnStatus,
      resolution: row.resolution as ReturnResolution,
    },
  };
}

export interface ReturnKey {
  publicId: string;
  returnId: string;
}
