import type { LineQuantity } from '#domain/return/returnable.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readColumn } from '#server/stored/read-column.ts';

interface Rows {
  lines: readonly { id: string; sku: string }[];
  refunds: readonly { id: string; lines: unknown }[];
  returns: readonly { status: string; lines: readonly { orderLineId: string; quantity: number }[] }[];
}

/** What of an order's lines can't be sent back (again): what is on its way or came back, and what never left. */
export function takenBackOf({ lines, refunds, returns }: Rows): LineQuantity[] {
  const standing = returns.filter(({ status }) => status !== 'declined' && status !== 'withdrawn');
  const back = standing.flatMap((row) => row.lines.map(({ orderLineId: lineId, quantity }) => ({ lineId, quantity })));
  const taken = refunds
    .flatMap((refund) => readColumn('refund.lines', refund.id, refund.lines) ?? [])
    .filter((line) => line.takenOut)
    .flatMap(({ sku, quantity }) => {
      const line = lines.find((row) => row.sku === sku);
      return line ? [{ lineId: line.id, quantity }] : [];
    });
  return [...back, ...taken];
}

/** The same of a locked order. */
export async function readTakenBack(tx: Tx, orderId: string): Promise<LineQuantity[]> {
  const rows = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      lines: { select: { id: true, sku: true } },
      refunds: { select: { id: true, lines: true } },
      returns: { select: { status: true, lines: { select: { orderLineId: true, quantity: true } } } },
    },
  });
  return takenBackOf(rows);
}
