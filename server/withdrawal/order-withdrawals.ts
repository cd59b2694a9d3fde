import type { OrderDetailAnswer } from '#contract/order/page/order-answer.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { isInTime, lastDayToWithdraw, refundBy, sendBackBy } from '#domain/withdrawal/withdrawal-period.ts';
import type { WithdrawalStatus } from '#domain/withdrawal/withdrawal-transitions.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readColumn } from '#server/stored/read-column.ts';

interface OrderRow {
  events: readonly { kind: string; at: Date }[];
  withdrawals: readonly {
    number: number;
    receivedAt: Date;
    status: string;
    id: string;
    lines: unknown;
    refundAmount: number | null;
    returnId: string | null;
    answer: string | null;
  }[];
}

/** The right to withdraw from an order, and what was stated about it, as its page shows them. */
export function withdrawalView({ events, withdrawals }: OrderRow, zone: string): OrderView['withdrawal'] {
  const delivered = events.filter(({ kind }) => kind === 'delivered').map(({ at }) => at.getTime());
  const lastDay = lastDayToWithdraw(delivered.length > 0 ? Math.max(...delivered) : null, zone);
  return {
    lastDay,
    isOver: !isInTime(databaseNow().getTime(), lastDay, zone),
    given: withdrawals.map(({ id, number, receivedAt, status, lines, refundAmount, returnId, answer }) => ({
      number: withdrawalNumber(number),
      receivedAt: receivedAt.toISOString(),
      status: status as WithdrawalStatus,
      lines: readColumn('withdrawal.lines', id, lines),
      refundAmount,
      answer,
      sendBackBy: sendBackBy(receivedAt.getTime(), zone),
      refundBy: refundBy(receivedAt.getTime(), zone),
      sendsBack: returnId !== null,
    })),
  };
}

type WithdrawalsAnswer = OrderDetailAnswer['withdrawals'];

/** Reads the statements that are matched to these orders, by public id, for integrators. */
export async function withdrawalsOf(db: Tx, publicIds: readonly string[]): Promise<Map<string, WithdrawalsAnswer>> {
  const rows = await db.withdrawal.findMany({
    where: { order: { publicId: { in: [...publicIds] } }, status: { not: 'to_match' } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, receivedAt: true, status: true, order: { select: { publicId: true } } },
  });
  const byOrder = new Map<string, WithdrawalsAnswer>();
  for (const { id, number, receivedAt, status, order } of rows) {
    const key = order?.publicId ?? '';
    const answer = { id, number: withdrawalNumber(number), receivedAt: receivedAt.toISOString() };
    byOrder.set(key, [...(byOrder.get(key) ?? []), { ...answer, status: status as WithdrawalStatus }]);
  }
  return byOrder;
}
