import type { Statements } from '#server/database/statement.ts';

/** Why on hand or reserved changes: the word in the stock ledger; `counted` is `received` or `correction` there. */
export type StockReason =
  | 'counted'
  | 'received'
  | 'correction'
  | 'hold'
  | 'release'
  | 'expired'
  | 'sold'
  | 'restocked'
  | 'returned'
  | 'written_off';

/**
 * Tells the ledger's trigger why this transaction's next stock changes happen. Without it they are
 * written as a `correction`, which is what plain SQL in the database gets.
 *
 * @param reference what they belong to, such as an order's number
 */
export async function because(tx: Statements, reason: StockReason, reference = ''): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('marketday.reason', ${reason}, true), set_config('marketday.reference', ${reference}, true)`;
}
