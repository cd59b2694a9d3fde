import { accept, type Decision, refuse } from '../decision.ts';

export interface SkuQuantity {
  sku: string;
  quantity: number;
}

/** A parcel's contents; null where nobody said: then it stands for the whole order. */
export type ParcelContents = readonly SkuQuantity[] | null;

export type NotInOrder = { code: 'not_in_order'; sku: string; left: number };

function count(lines: readonly SkuQuantity[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sku, quantity } of lines) counts.set(sku, (counts.get(sku) ?? 0) + quantity);
  return counts;
}

/** Tells whether a parcel may contain `wanted`, of what is left to send. */
export function mayContain(left: readonly SkuQuantity[], wanted: readonly SkuQuantity[]): Decision<null, NotInOrder> {
  const counts = count(left);
  for (const [sku, quantity] of count(wanted)) {
    const rest = counts.get(sku) ?? 0;
    if (quantity > rest) return refuse({ code: 'not_in_order', sku, left: rest });
  }
  return accept(null);
}

/** `ordered` without the pieces that were taken out of the order before they left. */
export function withoutTaken(ordered: readonly SkuQuantity[], taken: readonly SkuQuantity[]): SkuQuantity[] {
  const out = count(taken);
  return [...count(ordered)].map(([sku, quantity]) => ({ sku, quantity: Math.max(0, quantity - (out.get(sku) ?? 0)) }));
}

/** Returns what no parcel has yet: nothing after a parcel for the whole order. */
export function leftToSend(ordered: readonly SkuQuantity[], parcels: readonly ParcelContents[]): SkuQuantity[] {
  if (parcels.some((lines) => lines === null)) return [];
  const sent = count(parcels.flatMap((lines) => lines ?? []));
  return [...count(ordered)]
    .map(([sku, quantity]) => ({ sku, quantity: quantity - (sent.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * Returns what a parcel may be sent with: what none that stands has, without what was refunded of it. Refunded pieces are
 * those that came back or got lost first, then those that were sent, then those that are here.
 * @param parcels all, `standing` those of them that haven't failed; `refunded` without what was taken out of the order
 */
export function piecesToSend(
  ordered: readonly SkuQuantity[],
  {
    parcels,
    standing,
    refunded,
  }: { parcels: readonly ParcelContents[]; standing: readonly ParcelContents[]; refunded: readonly SkuQuantity[] },
): SkuQuantity[] {
  const [wanted, here, back] = [count(ordered), count(leftToSend(ordered, parcels)), count(refunded)];
  return leftToSend(ordered, standing)
    .map(({ sku, quantity }) => {
      const failed = Math.max(0, quantity - (here.get(sku) ?? 0));
      const sent = (wanted.get(sku) ?? 0) - quantity;
      const given = back.get(sku) ?? 0;
      return { sku, quantity: quantity - Math.min(failed, given) - Math.max(0, given - failed - sent) };
    })
    .filter(({ quantity }) => quantity > 0);
}

export function everythingSent(ordered: readonly SkuQuantity[], parcels: readonly ParcelContents[]): boolean {
  return leftToSend(ordered, parcels).length === 0;
}
