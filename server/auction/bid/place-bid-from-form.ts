import type { z } from 'zod';
import type { bidFormSchema } from '#contract/auction/auction.ts';
import type { ProblemCode } from '#contract/wire/problem.ts';
import { readAmount, typedAmount } from '#domain/auction/amount-text.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { notAnswered, questionAddress } from './answered-question.ts';
import { placeBid } from './place-bid.ts';

type BidForm = z.output<typeof bidFormSchema>;

/** Refusals that are kept under the bid's key: the page says what became of it. */
const storedRefusals = new Set<ProblemCode>(['bid_too_low', 'maximum_not_raised', 'auction_ended', 'auction_not_open']);

/**
 * Bids by a form only if it answers the question that a page has asked this person; other forms lead to that page.
 * @returns where the form goes
 * @throws AccessProblem `invalid` for what is no amount, `not_found`, and what `placeBid` throws
 */
export async function placeBidFromForm(actor: Actor, form: BidForm): Promise<{ goTo: string }> {
  const { slug, currency, maxAmount } = await readBid(form);
  const ask = (problem?: string) => {
    const amount = form.amount?.trim() ?? typedAmount(maxAmount, currency);
    return { goTo: questionAddress(slug, problem ? { amount, problem } : { amount }) };
  };
  // The page that asks leads to what is missing, and from there back to itself.
  if (actor.kind !== 'person' || actor.guest) return ask();
  const { auctionId, key } = form;
  const { personId } = actor;
  const missing = notAnswered(form, { personId, auctionId, what: 'bid', amount: maxAmount, key });
  if (missing !== null) return ask(missing === 'agree' ? missing : undefined);
  const placed = await placeBid(actor, { auctionId, maxAmount, key });
  if (!placed.ok && !storedRefusals.has(placed.refusal.code)) return ask(placed.refusal.code);
  const bought = placed.ok && placed.value.outcome === 'bought';
  return { goTo: (bought && (await wayToPay(auctionId, personId))) || questionAddress(slug, { bid: key }) };
}

/** The same bid from a script: it has read what it sends. Its key counts together with the amount. */
export async function placeBidFromScript(actor: Actor, form: BidForm) {
  const { slug, maxAmount } = await readBid(form);
  const key = `${form.key.slice(0, 80)}:${maxAmount}`;
  const placed = await placeBid(actor, { auctionId: form.auctionId, maxAmount, key });
  return placed.ok ? { ok: true as const, value: { slug, outcome: placed.value.outcome } } : placed;
}

async function readBid({
  auctionId,
  amount,
  quick,
}: BidForm): Promise<{ slug: string; currency: string; maxAmount: number }> {
  const lot = await database().auction.findUnique({
    where: { id: auctionId },
    select: { slug: true, currency: true },
  });
  if (!lot) throw notFound('auction');
  const maxAmount = quick ?? readAmount(amount ?? '', lot.currency);
  if (maxAmount === null || maxAmount < 1) {
    throw new AccessProblem('invalid', 'Enter the amount in digits, for example 750.', { field: 'amount' });
  }
  return { ...lot, maxAmount };
}

/** A falling price that was taken is sold at once: its buyer pays. */
async function wayToPay(auctionId: string, personId: string): Promise<string | null> {
  const order = await database().order.findFirst({
    where: { auctionId, personId, status: { not: 'cancelled' } },
    select: { publicId: true },
  });
  return order && `/orders/${order.publicId}`;
}
