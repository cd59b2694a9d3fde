/** Which pieces a statement covers, and what goes back for them. */
import { isPremium } from '../auction/buyers-premium.ts';

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

/** Whether nothing of the order stays with the customer. */
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

/**
 * What goes back: what was paid for the pieces, and of the delivery what the kept pieces would have cost less; all of it
 * if nothing is kept. Never more than is left of what was paid.
 * @param delivery.paid with its tax; `forKept` what delivering the kept pieces alone would have cost, null: not known
 */
export function refundParts({
  piecesAmount,
  everything,
  delivery,
  left,
}: {
  piecesAmount: number;
  everything: boolean;
  delivery: { paid: number; forKept: number | null };
  left: number;
}): RefundParts {
  const forKept = everything ? 0 : (delivery.forKept ?? delivery.paid);
  const less = Math.max(0, delivery.paid - forKept);
  const pieces = Math.min(piecesAmount, left);
  const deliveryAmount = Math.min(less, left - pieces);
  return { piecesAmount: pieces, deliveryAmount, amount: pieces + deliveryAmount };
}
