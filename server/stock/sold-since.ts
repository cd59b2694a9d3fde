import type { Tx } from '#server/engine/database/database.ts';

const ledgerRows = 200;

/**
 * Counts what was sold since somebody saw a count.
 * @returns null if anything but sales happened since, or the count that was seen is too long ago
 */
export async function soldSince(
  tx: Tx,
  variantId: string,
  { seen, now }: { seen: number; now: number },
): Promise<number | null> {
  if (now >= seen) return null;
  const lines = await tx.stockLedgerEntry.findMany({
    where: { variantId, deltaOnHand: { not: 0 } },
    orderBy: { id: 'desc' },
    take: ledgerRows,
    select: { deltaOnHand: true, reason: true },
  });
  let sold = 0;
  for (const { deltaOnHand, reason } of lines) {
    if (reason !== 'sold') return null;
    sold -= deltaOnHand;
    if (sold >= seen - now) return sold === seen - now ? sold : null;
  }
  return null;
}
