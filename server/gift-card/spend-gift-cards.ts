import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';

export interface GiftSpending {
  cardId: string;
  orderId: string;
  /** Minor units. */
  amount: number;
}

/** Takes what orders pay from locked cards. A balance below nothing is refused by the database, and everything with it. */
export async function spendGiftCards(tx: Statements, spendings: readonly GiftSpending[]): Promise<void> {
  if (spendings.length === 0) return;
  const rows = spendings.map((one) => ({ ...one, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO gift_entry (id, card_id, order_id, kind, amount)
    SELECT id, "cardId", "orderId", 'spend', -amount
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (id text, "cardId" text, "orderId" text, amount int)`;
}
