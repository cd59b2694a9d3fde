import type { Statements } from '#server/engine/database/statement.ts';
import { type Confirmations, readConfirmations, type ToConfirm } from './read-confirmations.ts';

/** Keeps what confirms these orders, once for each: whatever changes later, it is sent as it was. */
export async function storeConfirmations(tx: Statements, confirmed: readonly ToConfirm[]): Promise<Confirmations> {
  const read = await readConfirmations(tx, confirmed);
  const rows = [...read.contracts].map(([orderId, { text, withdraws }]) => ({ orderId, text, withdraws }));
  await tx.$executeRaw`
    INSERT INTO order_confirmation (order_id, text)
    SELECT "orderId", new.text || CASE WHEN withdraws THEN ${read.right} ELSE '' END || ${read.terms}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new ("orderId" text, text text, withdraws boolean)
    ON CONFLICT (order_id) DO NOTHING`;
  return read;
}
