import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { queueBid } from '../auction/bid/lot-queue.ts';
import { retractBid } from '../auction/bid/retract-bid.ts';
import { database } from '../engine/database/database.ts';
import type { Actor } from '../session/actor.ts';
import { anAccount, aPerson, shopper } from './factories.ts';
import { aKey, aLot, readLot, replayed } from './lots.ts';
import { anOrderOf } from './order-factories.ts';

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

/** A bidder takes a bid back, or the desk does it for them where they can't alone. */
export async function takeBack(actor: Actor, wanted: ReturnType<typeof slip>) {
  const own = await retractBid(actor, wanted);
  if (own.ok || own.refusal.reason !== 'desk_asked') return own;
  return retractBid({ kind: 'key', name: 'desk', scopes: ['*'] }, { ...wanted, reason: 'Its bidder asked' });
}

/** Somebody whom the shop has known for a month, and who has paid. */
export async function aCustomer(): Promise<string> {
  const personId = await aPerson();
  await buys(personId);
  const id = randomUUID();
  const monthAgo = new Date(Date.now() - 30 * 24 * 3_600_000);
  await database().user.create({
    data: { id, name: 'Test Customer', email: `${id}@example.test`, emailVerified: true, createdAt: monthAgo },
  });
  await database().person.update({
    where: { id: personId },
    data: { kind: 'account', userId: id, reference: null, readyToBidAt: new Date() },
  });
  return personId;
}

/** An order that has been sent counts: one that hasn't can be cancelled. */
async function buys(personId: string): Promise<void> {
  const publicId = await anOrderOf(personId);
  await database().order.update({ where: { publicId }, data: { status: 'shipped' } });
}

/** Makes of an account one that the shop has known for a month, and that has paid. */
export async function becomeCustomer(personId: string): Promise<void> {
  await buys(personId);
  const { userId } = await database().person.findUniqueOrThrow({ where: { id: personId } });
  const createdAt = new Date(Date.now() - 30 * 24 * 3_600_000);
  await database().user.update({ where: { id: userId ?? '' }, data: { emailVerified: true, createdAt } });
}

/** I4: the stored lot is what its stored bids lead to. */
export async function expectReplays(auctionId: string): Promise<void> {
  const { byRules, stored } = await replayed(auctionId);
  expect(stored).toEqual(byRules);
}
