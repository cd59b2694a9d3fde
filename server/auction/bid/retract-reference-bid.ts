import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { auctionIdOf } from '#server/auction/lot/api-auctions.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { retractBid } from './retract-bid.ts';

export interface ReferenceBid {
  bidder: string;
  key: string;
  reason: string;
}

/** Retracts a bid by its key, for channels that know no id. Refuses and throws what `retractBid` does. */
export async function retractReferenceBid(
  actor: Actor,
  idOrSlug: string,
  { bidder, key, reason }: ReferenceBid,
): Promise<Decision<{ version: number }, Problem>> {
  const auctionId = await auctionIdOf(idOrSlug);
  const bid = await database().bid.findFirst({
    where: { auctionId, key, seq: { not: null }, person: { reference: bidder } },
    select: { seq: true },
  });
  if (bid?.seq == null) throw notFound('bid');
  return retractBid(actor, { auctionId, seq: bid.seq, reason });
}
