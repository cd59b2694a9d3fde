import type { ConfirmWithdrawal } from '#contract/withdrawal/withdrawal.ts';
import { database } from '#server/engine/database/database.ts';
import { isCustomerOf, type OrderVisitor } from '#server/order/link/order-access.ts';
import { matchNow } from './match-statement.ts';
import { receiveStatement } from './receive-statement.ts';

/**
 * Receives the statement that a customer confirms. Whoever opens the order's page has proven which order it is; from
 * anybody else an order isn't looked for before the answer.
 */
export async function confirmWithdrawal(
  { publicId, lines, ...stated }: ConfirmWithdrawal,
  visitor: OrderVisitor,
): Promise<{ receipt: string; receivedAt: string }> {
  const isOwn = publicId !== undefined && (await isCustomerOf(visitor, publicId));
  const order = isOwn ? await database().order.findUnique({ where: { publicId }, select: { id: true } }) : null;
  const received = await receiveStatement({
    ...stated,
    lines: (order && lines) ?? null,
    source: order ? 'link' : 'form',
    orderId: order?.id ?? null,
  });
  if (order) await matchNow(received.id);
  return { receipt: received.publicId, receivedAt: received.receivedAt.toISOString() };
}
