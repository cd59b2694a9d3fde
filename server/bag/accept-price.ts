import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';

/** Idempotent. @returns the price now agreed to, in minor units; null if the line is gone */
export async function acceptPrice(
  personId: string,
  sku: string,
): Promise<Decision<{ seenAmount: number | null }, never>> {
  return transaction(async (tx) => {
    const line = await tx.bagLine.findFirst({ where: { personId, variant: { sku } }, include: { variant: true } });
    if (!line) return accept({ seenAmount: null });
    await tx.bagLine.update({ where: { id: line.id }, data: { seenPriceAmount: line.variant.priceAmount } });
    return accept({ seenAmount: line.variant.priceAmount });
  });
}
