import type { Statements } from '#server/engine/database/statement.ts';
import type { Actor } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';

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
 * Sets the reason of this transaction's next stock changes; plain SQL without it gets `correction`.
 * @param reference what they belong to, such as an order's number
 * @param by who causes them, as `stockActor` has it
 */
export async function setStockReason(
  tx: Statements,
  reason: StockReason,
  { reference = '', by = null }: { reference?: string; by?: string | null } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('marketday.reason', ${reason}, true), set_config('marketday.reference', ${reference}, true),
           set_config('marketday.actor', ${by ?? ''}, true)`;
}

/**
 * Who moves a count, as the ledger has it: `desk:<person>` or `key:<name>`. Never a name or an address: the desk looks
 * the person up, and a deleted account leaves nothing behind.
 * @returns null for shoppers, who move nothing but holds
 */
export function stockActor(actor: Actor): string | null {
  if (actor.kind === 'key') return `key:${actor.name}`;
  return isStaff(actor) ? `desk:${actor.personId}` : null;
}
