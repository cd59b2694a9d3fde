import { partOf } from '#domain/money/part-of.ts';
import { type LineMoney, lineTotal } from '#domain/order/line-total.ts';
import {
  type Claim,
  type LineWorth,
  refundedUnits,
  type Units,
  worthOfClaims,
} from '#domain/return/worth-of-pieces.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { RefundedLine } from '#server/order/sendable.ts';
import { readColumn } from '#server/stored/read-column.ts';

interface ClaimOfReturn extends Claim {
  returnId: string;
  isExchanged: boolean;
}

export interface WorthOfLine extends LineWorth {
  sku: string;
  claims: readonly ClaimOfReturn[];
}

/** The return that an exchange's pieces replace. */
export interface ReplacedReturn {
  order: { pricesInclude: boolean };
  lines: readonly {
    quantity: number;
    paidAmount: number | null;
    exchangeSku: string | null;
    orderLine: LineMoney & { sku: string };
  }[];
}

interface OrderRow {
  exchangeOf: ReplacedReturn | null;
  pricesInclude: boolean;
  lines: readonly (LineMoney & { id: string; sku: string })[];
  refunds: readonly { id: string; lines: unknown; returnId: string | null; createdAt: Date }[];
  /** Says since when its pieces are worth what they cost without VAT, if that was refunded. */
  vatRecheck: { settledAt: Date | null } | null;
  /** The first that was asked for first. */
  returns: readonly {
    id: string;
    status: string;
    lines: readonly { orderLineId: string; quantity: number; paidAmount: number | null }[];
  }[];
}

const over = ['declined', 'withdrawn', 'refunded'];

/** Which of a return's lines a piece of its exchange replaces. */
export const replacedBy = (
  sku: string,
  { exchangeSku, orderLine }: { exchangeSku: string | null; orderLine: { sku: string } },
): boolean => (exchangeSku ?? orderLine.sku) === sku;

/** What was paid for all units of a line; for those that came in exchange, what was paid for those that they replace. */
function paidFor(line: LineMoney & { sku: string }, { pricesInclude, exchangeOf }: OrderRow): number {
  if (!exchangeOf) return lineTotal(line, pricesInclude);
  return exchangeOf.lines
    .filter((back) => replacedBy(line.sku, back))
    .reduce((sum, { quantity, paidAmount, orderLine }) => {
      const whole = lineTotal(orderLine, exchangeOf.order.pricesInclude);
      return sum + (paidAmount ?? partOf(whole, { units: quantity, done: 0, of: orderLine.quantity }));
    }, 0);
}

/** What a line is worth once its VAT has been refunded: what went back before counts without its VAT too. */
function withoutVat(
  { whole, of, refunded }: LineWorth,
  { tax, since }: { tax: number; since: readonly RefundedLine[] },
): Pick<LineWorth, 'whole' | 'of' | 'refunded'> {
  const before = refunded.amount - partOf(tax, { units: refunded.amount, done: 0, of: whole });
  const net = { whole: whole - tax, of };
  const later = refundedUnits(net, since);
  return {
    ...net,
    refunded: { units: refunded.units + later.units, amount: Math.min(net.whole, before + later.amount) },
  };
}

/** What an order's lines are worth when they go back, by line. An exchanged piece keeps what was paid for it. */
export function worthOfLines(order: OrderRow): Map<string, WorthOfLine> {
  const { lines, refunds, returns } = order;
  const vatOff = order.vatRecheck?.settledAt ?? null;
  const linesOf = (rows: OrderRow['refunds'], sku: string) =>
    rows
      .flatMap((refund) => readColumn('refund.lines', refund.id, refund.lines) ?? [])
      .filter((row) => row.sku === sku);
  const standing = returns.filter(({ status }) => !over.includes(status));
  return new Map(
    lines.map((line) => {
      const paid = { whole: paidFor(line, order), of: line.quantity };
      const isSince = ({ createdAt }: OrderRow['refunds'][number]) => vatOff !== null && createdAt >= vatOff;
      const before = refunds.filter((refund) => !isSince(refund));
      const asPaid = { ...paid, refunded: refundedUnits(paid, linesOf(before, line.sku)), claims: [] };
      const { refunded, ...all } =
        vatOff === null
          ? asPaid
          : withoutVat(asPaid, { tax: line.taxAmount, since: linesOf(refunds.filter(isSince), line.sku) });
      const claims = standing.flatMap((back) =>
        back.lines
          .filter(({ orderLineId }) => orderLineId === line.id)
          .map(({ quantity, paidAmount }) => {
            // Of an exchange, what came back again and was refunded.
            const done = refundedUnits(
              all,
              linesOf(
                refunds.filter(({ returnId }) => returnId === back.id),
                line.sku,
              ),
            );
            const amount = paidAmount === null ? null : Math.max(0, paidAmount - done.amount);
            return {
              returnId: back.id,
              isExchanged: back.status === 'exchanged',
              units: quantity - done.units,
              amount,
            };
          })
          .filter(({ units }) => units > 0),
      );
      return [line.id, { ...all, sku: line.sku, refunded, claims }];
    }),
  );
}

/** What one return's part of a line is worth now; null if it has none, or isn't open. */
export function worthOfReturn(line: WorthOfLine, returnId: string): Units | null {
  const at = line.claims.findIndex((claim) => claim.returnId === returnId);
  return worthOfClaims(line)[at] ?? null;
}

/** What `worthOfLines` reads of the return that an exchange replaces. */
export const replacedReturnRows = {
  order: { select: { pricesInclude: true } },
  lines: {
    select: {
      quantity: true,
      paidAmount: true,
      exchangeSku: true,
      orderLine: { select: { sku: true, quantity: true, unitAmount: true, discountAmount: true, taxAmount: true } },
    },
  },
} as const;

/** The same as `worthOfLines` of a locked order. */
export async function readWorthOfLines(tx: Tx, orderId: string): Promise<Map<string, WorthOfLine>> {
  return worthOfLines(
    await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      select: {
        pricesInclude: true,
        lines: true,
        exchangeOf: { select: replacedReturnRows },
        refunds: { select: { id: true, lines: true, returnId: true, createdAt: true } },
        vatRecheck: { select: { settledAt: true } },
        returns: { orderBy: { number: 'asc' }, select: { id: true, status: true, lines: true } },
      },
    }),
  );
}
