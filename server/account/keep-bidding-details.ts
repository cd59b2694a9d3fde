import type { BiddingDetails } from '#contract/account.ts';
import { addressSchema } from '#contract/address.ts';
import type { Problem } from '#contract/errors.ts';
import { cardInBrowser, cardOnFile } from '#contract/payment.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { declinedWords } from '#server/order-payment/declined.ts';
import { meansOfPayment, providerNamed, shopProvider } from '#server/payment/offered-providers.ts';

/**
 * Keeps address and card, and charges nothing. Safe to repeat.
 * Refuses `payment_declined`, and `invalid` for a card on file that isn't there.
 */
export async function keepBiddingDetails(
  personId: string,
  details: BiddingDetails,
): Promise<Decision<{ readyToBid: true }, Problem>> {
  const { token } = details;
  if (token === cardInBrowser) return refuse(noCard);
  if (token !== cardOnFile) {
    const checked = await providerNamed(shopProvider()).check(token);
    if (!checked.usable) return refuse(cardRefused(checked.reason));
  }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    const kept = token === cardOnFile ? await hasCard(tx, personId) : await keepCard(tx, personId, token);
    if (!kept) return refuse(noCard);
    await keepAddress(tx, personId, details);
    await tx.$executeRaw`
      UPDATE person SET ready_to_bid_at = coalesce(ready_to_bid_at, clock_timestamp()) WHERE id = ${personId}`;
    return accept({ readyToBid: true as const });
  });
}

const noCard: Problem = { code: 'invalid', message: 'Enter one of the test cards.', field: 'token' };

const cardRefused = (reason: string): Problem => ({
  code: 'payment_declined',
  message: `${declinedWords(reason)} Nothing was saved. Use another card.`,
  field: 'token',
  reason,
});

const hasCard = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.paymentMethod.count({ where: { personId, provider: shopProvider() } })) > 0;

async function keepCard(tx: Tx, personId: string, token: string): Promise<true> {
  const { provider, label } = meansOfPayment(shopProvider(), token);
  const method = { provider, token, label };
  await tx.paymentMethod.upsert({ where: { personId }, create: { personId, ...method }, update: method });
  return true;
}

async function keepAddress(tx: Tx, personId: string, details: BiddingDetails): Promise<void> {
  const { line2 = null, region = null, ...address } = addressSchema.parse(details);
  const kept = { ...address, line2, region, updatedAt: new Date() };
  await tx.personAddress.upsert({ where: { personId }, create: { personId, ...kept }, update: kept });
}
