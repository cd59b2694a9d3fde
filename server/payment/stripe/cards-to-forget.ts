/** Cards that were taken off file: Stripe forgets each, however often the shop dies before it was told so. */
import Stripe from 'stripe';
import type { Tx } from '#server/engine/database/database.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { forgetCard } from './stripe-setup.ts';

/** With the transaction that takes it off file. */
export async function forgetLater(tx: Tx, token: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO card_to_forget (token) VALUES (${token}) ON CONFLICT DO NOTHING`;
}

export const forgetOutbox = outbox<{ token: string }>({
  name: 'have Stripe forget cards',
  failure: 'Stripe has not forgotten a card yet',
  table: 'card_to_forget',
  key: ['token'],
  open: Prisma.sql`true`,
  columns: Prisma.sql`claimed.token`,
  set: { done: Prisma.sql`attempts = card_to_forget.attempts` },
  attempt: forgetOne,
  atOnce: 2,
  claimSeconds: 120,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 30, longestSeconds: 21_600 }, attempts),
});

async function forgetOne({ token }: { token: string }): Promise<'marked'> {
  try {
    await forgetCard(token);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  await readSql(Prisma.sql`DELETE FROM card_to_forget WHERE token = ${token}`);
  return 'marked';
}

const isGone = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
