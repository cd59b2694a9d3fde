import type { Problem } from '#contract/errors.ts';
import type { Decision } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';
import type { Actor } from '#server/session/actor.ts';
import { auctionIdOf } from './api-auctions.ts';
import { readBidsInForce } from './bids-in-force.ts';
import { retractBid } from './retract-bid.ts';

/**
 * Takes back the latest bid in force of the person whom another channel knows by this reference.
 *
 * Refuses what `retractBid` refuses.
 *
 * @throws AccessProblem `not_found` if there is no such lot or bid, and what `retractBid` throws
 */
export async function retractLatestBid(
  actor: Actor,
  idOrSlug: string,
  { bidder, reason }: { bidder: string; reason: string },
): Promise<Decision<{ version: number }, Problem>> {
  const auctionId = await auctionIdOf(idOrSlug);
  const person = await database().person.findUnique({ where: { reference: bidder }, select: { id: true } });
  const inForce = person ? await readBidsInForce(database(), auctionId) : [];
  const latest = inForce.findLast((bid) => bid.bidder === person?.id);
  if (!latest) throw notFound('bid');
  return retractBid(actor, { auctionId, seq: latest.seq, reason });
}
