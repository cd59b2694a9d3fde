import type { Tx } from '#server/engine/database/database.ts';

/** Sets the price of a locked variant as its schedule says: a change by hand would end the schedule. */
export async function setScheduledPrice(tx: Tx, variantId: string, amount: number): Promise<void> {
  await tx.$executeRaw`SELECT set_config('marketday.price', 'scheduled', true)`;
  await tx.variant.update({ where: { id: variantId }, data: { priceAmount: amount } });
}
