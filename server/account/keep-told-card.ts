import { transaction } from '#server/engine/database/database.ts';
import { readSetup } from '#server/payment/stripe/stripe-setup.ts';
import { markReady } from './keep-bidding-details.ts';
import { storeCard } from './store-card.ts';

/**
 * Keeps a card that Stripe says was given to it, also where its person's browser never came back. Safe to repeat, and in any
 * order: a card that was kept after that moment stays. Stripe is asked for it, its message isn't believed.
 * @param at when Stripe had it
 */
export async function keepToldCard(setup: string, at: Date): Promise<void> {
  const card = await readSetup(setup);
  if (!card) return;
  const { personId } = card;
  await transaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ kind: string }[]>`SELECT kind FROM person WHERE id = ${personId} FOR UPDATE`;
    if (person?.kind !== 'account') return;
    if (await storeCard(tx, { ...card, provider: 'stripe' }, at)) await markReady(tx, personId);
  });
}
