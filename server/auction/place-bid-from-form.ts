import type { z } from 'zod';
import type { bidFormSchema } from '#contract/auction.ts';
import { readAmount } from '#domain/auction/amount-text.ts';
import { database } from '#server/database/database.ts';
import { AccessProblem, notFound } from '#server/problem.ts';
import type { Actor } from '#server/session/actor.ts';
import { placeBid } from './place-bid.ts';

/**
 * Places the bid of a form without JavaScript. A page may be the same for everyone and stay as it is
 * after a refusal, so its key counts together with the amount: sent twice it counts once, and another
 * amount is another bid.
 *
 * @throws AccessProblem `invalid` for what is no amount, `not_found`, and what `placeBid` throws
 */
export async function placeBidFromForm(actor: Actor, form: z.output<typeof bidFormSchema>) {
  const lot = await database().auction.findUnique({
    where: { id: form.auctionId },
    select: { slug: true, currency: true },
  });
  if (!lot) throw notFound('auction');
  const maxAmount = form.quick ?? readAmount(form.amount ?? '', lot.currency);
  if (maxAmount === null || maxAmount < 1) {
    throw new AccessProblem('invalid', 'amount: enter a figure, such as 750', { field: 'amount' });
  }
  if (actor.kind !== 'person' || actor.role === 'guest') {
    return { ok: true as const, value: { slug: lot.slug, signInFor: maxAmount } };
  }
  const key = `${form.key.slice(0, 80)}:${maxAmount}`;
  const answer = await placeBid(actor, { auctionId: form.auctionId, maxAmount, key });
  if (answer.ok) return { ok: true as const, value: { slug: lot.slug, outcome: answer.value.outcome } };
  if (answer.refusal.code !== 'bidder_not_ready') return answer;
  return { ok: true as const, value: { slug: lot.slug, detailsFor: maxAmount } };
}

/** The address that a bid form leads to: what is missing first, and from there back with the same amount. */
export function afterBidForm(value: {
  slug: string;
  signInFor?: number;
  detailsFor?: number;
  outcome?: string;
}): string {
  const page = `/auctions/${value.slug}`;
  const back = (amount: number) => encodeURIComponent(`${page}?amount=${amount}`);
  if (value.signInFor !== undefined) return `/sign-in?next=${back(value.signInFor)}`;
  if (value.detailsFor !== undefined) return `/account/bidding?next=${back(value.detailsFor)}`;
  return `${page}?outcome=${value.outcome}`;
}
