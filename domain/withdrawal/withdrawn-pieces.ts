/** The pieces that a statement covers, and the refund for them. */
import { isPremium } from '../order/premium-line.ts';

export interface OrderedLine {
  id: string;
  sku: string;
  quantity: number;
}
export interface PiecesOf {
  lineId: string;
  sku: string;
  quantity: number;
}
export interface SkuQuantity {
  sku: string;
  quantity: number;
}

/**
 * The pieces that a statement withdraws: those that are named, or all, as far as none of them has gone back already.
 * A lot's premium goes with the lot.
 * @param gone by line, units in returns that stand, refunded or taken out
 * @param named null: everything
 */
export function withdrawnPieces(
  lines: readonly OrderedLine[],
  { gone, named }: { gone: ReadonlyMap<string, number>; named: readonly SkuQuantity[] | null },
): PiecesOf[] {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of named ?? []) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const pieces = lines
    .filter((line) => !isPremium(line))
    .map(({ id, sku, quantity }) => {
      const left = Math.max(0, quantity - (gone.get(id) ?? 0));
      const asked = named === null ? left : (wanted.get(sku) ?? 0);
      const taken = Math.min(left, asked);
      if (named !== null) wanted.set(sku, asked - taken);
      return { lineId: id, sku, quantity: taken };
    })
    .filter(({ quantity }) => quantity > 0);
  if (pieces.length === 0) return [];
  const premium = lines
    .filter(isPremium)
    .map(({ id, sku, quantity }) => ({ lineId: id, sku, quantity: Math.max(0, quantity - (gone.get(id) ?? 0)) }))
    .filter(({ quantity }) => quantity > 0);
  return [...pieces, ...premium];
}

/** Tells whether nothing of the order stays with the customer. */
export const isEverything = (
  lines: readonly OrderedLine[],
  pieces: readonly PiecesOf[],
  gone: ReadonlyMap<string, number>,
): boolean =>
  lines.every(({ id, quantity }) => {
    const going = pieces.find(({ lineId }) => lineId === id)?.quantity ?? 0;
    return (gone.get(id) ?? 0) + going >= quantity;
  });

export interface RefundParts {
  piecesAmount: number;
  deliveryAmount: number;
  amount: number;
}

export interface PaidDelivery {
  /** With its tax. */
  paid: number;
  /** The price of the cheapest delivery; null: no less. The difference doesn't go back (Article 13(2) of 2011/83/EU). */
  standard: number | null;
  /** The price of delivering the kept pieces alone; null: not known. */
  forKept: number | null;
  /** The amount earlier withdrawals refunded for it. */
  back: number;
}

/**
 * What goes back: what was paid for the pieces, and the standard delivery less what it would have cost for the kept
 * pieces. Never more than is left of what was paid.
 */
export function refundParts({
  piecesAmount,
  everything,
  delivery,
  left,
}: {
  piecesAmount: number;
  everything: boolean;
  delivery: PaidDelivery;
  left: number;
}): RefundParts {
  const refundable = Math.min(delivery.paid, delivery.standard ?? delivery.paid);
  const forKept = everything ? 0 : (delivery.forKept ?? refundable);
  const less = Math.max(0, refundable - forKept - delivery.back);
  const pieces = Math.min(piecesAmount, left);
  const deliveryAmount = Math.min(less, left - pieces);
  return { piecesAmount: pieces, deliveryAmount, amount: pieces + deliveryAmount };
}
