import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { forgetCard } from '#server/payment/offered-providers.ts';
import { securityLog } from '#server/web/security-log.ts';

/**
 * Takes a person's card off file; they can bid again once they have given another. One that is gone already is no problem.
 * Refuses `card_needed` with `reasons` while they have bid on a lot that is still open, or have won one that isn't paid.
 */
export async function removeCard(personId: string): Promise<Decision<{ removed: true }, Problem>> {
  const outcome = await transaction(async (tx) => {
    // A bid of theirs that is being judged comes first, or sees that they may not bid (`known-bidders`).
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    const reasons = await whatNeedsCard(tx, personId);
    if (reasons.length > 0) return { reasons };
    const card = await tx.paymentMethod.findUnique({ where: { personId } });
    if (!card) return { card };
    await tx.paymentMethod.delete({ where: { personId } });
    await forgetCard(tx, card);
    await tx.person.update({ where: { id: personId }, data: { readyToBidAt: null } });
    return { card };
  });
  if ('reasons' in outcome) {
    const { reasons = [] } = outcome;
    return refuse({ code: 'card_needed', message: reasons.join(' '), reasons });
  }
  const { card } = outcome;
  if (card) securityLog('account.changed', { personId, what: 'card removed' });
  return accept({ removed: true });
}

/** As sentences; empty if nothing does. */
export async function whatNeedsCard(tx: Tx, personId: string): Promise<string[]> {
  const lots = await tx.$queryRaw<{ title: string }[]>`
    SELECT auction.title FROM lot_bidder JOIN auction ON auction.id = lot_bidder.auction_id
    WHERE lot_bidder.person_id = ${personId} AND auction.state <> 'closed' ORDER BY auction.title`;
  const orders = await tx.$queryRaw<NumberedOrder[]>`
    SELECT number, number_prefix AS "numberPrefix" FROM orders WHERE person_id = ${personId} AND auction_id IS NOT NULL AND status = 'placed'
    ORDER BY number`;
  return [
    ...lots.map(({ title }) => `You have bid on “${title}”, which is still open. You can replace the card.`),
    ...orders.map((order) => `Order ${orderNumber(order)}, a lot you won, isn’t paid for yet.`),
  ];
}
