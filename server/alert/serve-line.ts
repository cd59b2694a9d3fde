import { transaction } from '#server/engine/database/database.ts';

/** Offers what is left of a piece whose drop is over to those who wait. Safe to repeat. */
export async function serveLine(variantId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM variant WHERE id = ${variantId} FOR UPDATE`;
    await tx.$executeRaw`SELECT offer_units(${variantId}) WHERE goes_to_the_line(${variantId})`;
  });
}
