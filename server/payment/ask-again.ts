import type { Statements } from '#server/engine/database/statement.ts';

/**
 * Has the bank asked within a second how these payments stand, though it had decided: what it set aside, it may have
 * taken meanwhile. Only Stripe needs it: the test bank tells by itself, and Mollie sets nothing aside.
 */
export async function askAgain(db: Statements, paymentIds: readonly string[]): Promise<void> {
  await db.$executeRaw`UPDATE stripe_charge SET ask_at = clock_timestamp() WHERE payment_id = ANY (${paymentIds}::text[])`;
}
