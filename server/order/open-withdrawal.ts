import type { Problem } from '#contract/wire/problem.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** Returns why an order isn't packed while a withdrawal from it waits for the desk; null if none does. */
export async function waitsForWithdrawal(tx: Tx, publicId: string): Promise<Problem | null> {
  const [open] = await tx.$queryRaw<{ number: number }[]>`
    SELECT withdrawal.number FROM withdrawal JOIN orders ON orders.id = order_id
    WHERE orders.public_id = ${publicId} AND withdrawal.status = 'to_refund' LIMIT 1`;
  return open
    ? {
        code: 'illegal_transition',
        message: `The customer has withdrawn (${withdrawalNumber(open.number)}). Refund it under Withdrawals before you pack anything.`,
      }
    : null;
}

/** Returns why a return is settled with its withdrawal, where delivery goes back too; null if it belongs to none. */
export async function belongsToWithdrawal(tx: Tx, returnId: string): Promise<Problem | null> {
  const [open] = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM withdrawal WHERE return_id = ${returnId} AND status = 'to_refund'`;
  return open
    ? {
        code: 'illegal_transition',
        message: `This return belongs to withdrawal ${withdrawalNumber(open.number)}. Refund it under Withdrawals: delivery goes back with it.`,
      }
    : null;
}
