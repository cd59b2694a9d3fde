import type { z } from 'zod';
import type { buyNowSchema } from '#contract/auction/auction.ts';
import { database } from '#server/engine/database/database.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { notAnswered, questionAddress } from './answered-question.ts';
import { buyNow } from './buy-now.ts';

/**
 * Buys by a form only if it answers the question that a page has asked this person; other forms lead to that page.
 * @returns where the form goes
 * @throws AccessProblem `signed_out`, `not_found`
 */
export async function buyNowFromForm(actor: Actor, form: z.output<typeof buyNowSchema>): Promise<{ goTo: string }> {
  const { personId } = requireAccount(actor);
  const { auctionId, key } = form;
  const lot = await database().auction.findUnique({
    where: { id: auctionId },
    select: { slug: true, buyNowAmount: true },
  });
  if (!lot) throw notFound('auction');
  const ask = (problem?: string) => ({
    goTo: questionAddress(lot.slug, problem ? { buy: '1', problem } : { buy: '1' }),
  });
  const question = { personId, auctionId, what: 'purchase' as const, amount: lot.buyNowAmount ?? 0, key };
  const missing = notAnswered(form, question);
  if (missing !== null) return ask(missing === 'agree' ? missing : undefined);
  const bought = await buyNow(actor, { auctionId, key });
  if (!bought.ok) return ask(bought.refusal.code);
  const { orderPublicId } = bought.value;
  return { goTo: orderPublicId ? `/orders/${orderPublicId}` : `/auctions/${lot.slug}` };
}
