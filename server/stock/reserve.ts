import { accept, type Decision, refuse } from '#domain/decision.ts';
import { hold, type OutOfStock } from '#domain/stock/stock.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { LockedVariant } from './lock-variants.ts';
import { setStockReason } from './stock-reason.ts';

export interface Wanted {
  sku: string;
  quantity: number;
}
export type ShortOfStock = { code: 'out_of_stock'; lines: { sku: string; wanted: number; available: number }[] };

/** Demand summed per SKU: two lines of one bag may want the same one. */
export function demandOf(lines: readonly Wanted[]): Map<string, number> {
  const demand = new Map<string, number>();
  for (const { sku, quantity } of lines) demand.set(sku, (demand.get(sku) ?? 0) + quantity);
  return demand;
}

/**
 * Sets aside everything in `demand`, or nothing. The variants must be locked by `lockVariants`.
 * Refuses `out_of_stock` with what is available of each SKU that falls short.
 */
export async function reserveUnits(
  tx: Tx,
  locked: ReadonlyMap<string, LockedVariant>,
  demand: ReadonlyMap<string, number>,
  reference = '',
): Promise<Decision<null, ShortOfStock>> {
  const short: ShortOfStock['lines'] = [];
  for (const [sku, quantity] of demand) {
    const variant = locked.get(sku) as LockedVariant;
    const decision = hold(variant, quantity);
    if (!decision.ok) short.push({ sku, wanted: quantity, available: (decision.refusal as OutOfStock).available });
  }
  if (short.length > 0) return refuse({ code: 'out_of_stock', lines: short });
  await setStockReason(tx, 'hold', { reference });
  // The condition repeats the rule in the database, though the lock already guards it.
  const updated = await tx.$executeRaw`
    UPDATE variant SET reserved = reserved + wanted.quantity
    FROM unnest(${[...demand.keys()]}::text[], ${[...demand.values()]}::int[]) AS wanted (sku, quantity)
    WHERE variant.sku = wanted.sku AND variant.reserved + wanted.quantity <= variant.on_hand`;
  if (updated !== demand.size) throw new Error('Stock was reserved without its lock.');
  return accept(null);
}

/** Makes reserved units of one locked variant available again. */
export async function releaseUnits(
  tx: Tx,
  variantId: string,
  quantity: number,
  whose: { reference?: string; by?: string | null } = {},
): Promise<void> {
  await setStockReason(tx, 'release', whose);
  await tx.variant.update({ where: { id: variantId }, data: { reserved: { decrement: quantity } } });
}
