import type { Tx } from '#server/engine/database/database.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { readWorthOfLines, replacedBy, type WorthOfLine, worthOfReturn } from './line-worths.ts';
import type { RefundPiece } from './refund-pieces.ts';

/** The order that paid for pieces that came in exchange: the first, where they were exchanged more than once. */
export interface Origin {
  orderId: string;
  /** The return of that order which was exchanged. */
  returnId: string;
  /** Which SKUs of that order each SKU of the exchange may stand for. */
  skus: ReadonlyMap<string, readonly string[]>;
}

/** Where the money of an exchange is; null for any other order. */
export async function readOrigin(tx: Tx, orderId: string): Promise<Origin | null> {
  const { exchangeOf, lines } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      lines: { select: { sku: true } },
      exchangeOf: {
        select: {
          id: true,
          orderId: true,
          lines: { orderBy: { id: 'asc' }, select: { exchangeSku: true, orderLine: { select: { sku: true } } } },
        },
      },
    },
  });
  if (!exchangeOf) return null;
  const replaced = (sku: string) =>
    exchangeOf.lines.filter((back) => replacedBy(sku, back)).map(({ orderLine }) => orderLine.sku);
  const skus = new Map(lines.map(({ sku }) => [sku, replaced(sku)]));
  const before = await readOrigin(tx, exchangeOf.orderId);
  if (!before) return { orderId: exchangeOf.orderId, returnId: exchangeOf.id, skus };
  const further = (sku: string) => [...new Set((skus.get(sku) ?? []).flatMap((one) => before.skus.get(one) ?? []))];
  return { ...before, skus: new Map(lines.map(({ sku }) => [sku, further(sku)])) };
}

/** The same with the order locked: after the exchange's own lock, before any variant's. */
export async function lockOrigin(tx: Tx, orderId: string): Promise<(Origin & { order: LockedOrder }) | null> {
  const origin = await readOrigin(tx, orderId);
  return origin && { ...origin, order: await lockOrder(tx, { id: origin.orderId }) };
}

/** Which pieces of the origin those of an exchange stand for, never more than were exchanged and not refunded since. */
export async function piecesOfOrigin(tx: Tx, origin: Origin, lines: readonly RefundPiece[]): Promise<RefundPiece[]> {
  const worths = [...(await readWorthOfLines(tx, origin.orderId)).values()];
  const left = new Map(worths.map((line) => [line.sku, exchangedOf(line, origin.returnId)]));
  return lines.flatMap(({ sku, quantity, paidAmount = 0 }) => {
    let [units, amount] = [quantity, paidAmount];
    return (origin.skus.get(sku) ?? []).flatMap((of): RefundPiece[] => {
      const here = left.get(of);
      const taken = Math.min(units, here?.units ?? 0);
      if (!here || taken === 0) return [];
      // The last unit has all that is left to give for it.
      const paid = Math.min(here.amount, taken === units ? amount : Math.floor((amount * taken) / units));
      left.set(of, { units: here.units - taken, amount: here.amount - paid });
      [units, amount] = [units - taken, amount - paid];
      return [{ sku: of, quantity: taken, paidAmount: paid }];
    });
  });
}

const exchangedOf = (line: WorthOfLine, returnId: string) => worthOfReturn(line, returnId) ?? { units: 0, amount: 0 };
