import type { PlaceBid } from '#contract/auction/auction.ts';
import { refuse } from '#domain/decision.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';
import { isOfHouse, requireKey } from '#server/session/can.ts';
import { personOfReference } from '#server/session/person.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { paceBid } from './bid-pace.ts';
import { queueBid } from './lot-queue.ts';
import { ownLot } from './own-lot.ts';
import type { BidAnswer } from './stored-bid.ts';

/**
 * Bids for a person, or for a reference with a key for `bid:place`. Resolves after the commit. Safe to repeat with the
 * same key. Refuses `auction_not_open`, `auction_ended`, `bid_too_low` with `minimumBidAmount`, `maximum_not_raised`,
 * `bidding_closed`, `bidding_paused`, `customer_blocked`, `bid_above_limit`, and `own_lot`.
 * @throws AccessProblem `signed_out`, `forbidden`, `not_found`, `too_many`
 */
export async function placeBid(actor: Actor, bid: PlaceBid, reference?: string): Promise<BidAnswer> {
  const { auctionId, maxAmount, key } = bid;
  if (actor.kind === 'key') {
    requireKey(actor, 'bid:place');
    if (reference === undefined) throw new AccessProblem('invalid', 'bidder: say who is bidding.', { field: 'bidder' });
    return queueBid(auctionId, { personId: await personOfReference(reference), maxAmount, key });
  }
  const person = requireAccount(actor);
  if (isOfHouse(person)) return refuse(ownLot);
  const { personId } = person;
  await paceBid(personId);
  return queueBid(auctionId, { personId, maxAmount, key });
}
