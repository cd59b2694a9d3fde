import { type LineMoney, lineTotal } from '#domain/order/line-total.ts';
import { type Claim, type LineWorth, refundedUnits, type Units, worthOfClaims } from '#domain/order/worth-of-pieces.ts';
import type { Tx } from '#server/database/database.ts';
import type { RefundedLine } from '#server/order/sendable.ts';

interface ClaimOfReturn extends Claim {
  returnId: string;
}

export interface WorthOfLine extends LineWorth {
  sku: string;
  claims: readonly ClaimOfReturn[];
}

interface OrderRow {
  pricesInclude: boolean;
  lines: readonly (LineMoney & { id: string; sku: string })[];
  refunds: readonly { lines: unknown }[];
  /** The first that was asked for first. */
  returns: readonly {
    id: string;
    status: string;
    lines: readonly { orderLineId: string; quantity: number; paidAmount: number | null }[];
  }[];
}

const over = ['declined', 'withdrawn', 'refunded'];

/** What an order's lines are worth when they go back, by line. An exchanged piece keeps what was paid for it. */
export function worthOfLines({ pricesInclude, lines, refunds, returns }: OrderRow): Map<string, WorthOfLine> {
  const refunded = refunds.flatMap((refund) => (refund.lines as RefundedLine[] | null) ?? []);
  const standing = returns.filter(({ status }) => !over.includes(status));
  return new Map(
    lines.map((line) => {
      const all = { whole: lineTotal(line, pricesInclude), of: line.quantity };
      const claims = standing.flatMap((back) =>
        back.lines
          .filter(({ orderLineId }) => orderLineId === line.id)
          .map(({ quantity, paidAmount }) => ({ returnId: back.id, units: quantity, amount: paidAmount })),
      );
      const gone = refundedUnits(
        all,
        refunded.filter(({ sku }) => sku === line.sku),
      );
      return [line.id, { ...all, sku: line.sku, refunded: gone, claims }];
    }),
  );
}

/** What one return's part of a line is worth now; null if it has none, or isn't open. */
export function worthOfReturn(line: WorthOfLine, returnId: string): Units | null {
  const at = line.claims.findIndex((claim) => claim.returnId === returnId);
  return worthOfClaims(line)[at] ?? null;
}

/** The same as `worthOfLines` of a locked order. */
export async function readWorthOfLines(tx: Tx, orderId: string): Promise<Map<string, WorthOfLine>> {
  return worthOfLines(
    await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      select: {
        pricesInclude: true,
        lines: true,
        refunds: { select: { lines: true } },
        returns: { orderBy: { number: 'asc' }, select: { id: true, status: true, lines: true } },
      },
    }),
  );
}
