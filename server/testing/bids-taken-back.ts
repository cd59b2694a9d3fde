import { expect } from 'vitest';
import { queueBid } from '../auction/bid/lot-queue.ts';
import { anAccount, aPerson, shopper } from './factories.ts';
import { aKey, aLot, readLot, replayed } from './lots.ts';

/** An open lot whose last ten minutes are far off. */
export const aLongLot = (lot: Parameters<typeof aLot>[0] = {}) =>
  aLot({ endsAt: new Date(Date.now() + 3_600_000).toISOString(), ...lot });

/** A bid that counts, of this person or of somebody new. */
export async function bid(auctionId: string, maxAmount: number, personId?: string) {
  const bidder = personId ?? (await aPerson());
  const answer = await queueBid(auctionId, { personId: bidder, maxAmount, key: aKey() });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return { bidder, answer, actor: shopper(bidder), seq: (await readLot(auctionId)).lastSeq };
}

export async function anAccountThatBid(auctionId: string, maxAmount: number) {
  const { personId } = await anAccount();
  return bid(auctionId, maxAmount, personId);
}

/** A bidder takes back this bid. */
export const slip = (auctionId: string, seq: number) => ({ auctionId, seq, reason: 'wrong_amount' });

/** I4: the stored lot is what its stored bids lead to. */
export async function expectReplays(auctionId: string): Promise<void> {
  const { byRules, stored } = await replayed(auctionId);
  expect(stored).toEqual(byRules);
}
