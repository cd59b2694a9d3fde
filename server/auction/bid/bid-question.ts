import { randomUUID } from 'node:crypto';
import type { AuctionView, BidOutcome, Lot } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { isStorable } from '#contract/value/text.ts';
import type { ProblemCode } from '#contract/wire/problem.ts';
import { readAmount, typedAmount } from '#domain/auction/amount-text.ts';
import { falls } from '#domain/auction/format.ts';
import { leastBid } from '#domain/auction/least-bid.ts';
import { readLotPage } from '#server/auction/lot/lot-pages.ts';
import { positionsOf } from '#server/auction/positions-view.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { isOfHouse } from '#server/session/can.ts';
import { questionToken } from './question-token.ts';

export interface AnsweredBid {
  amount: number;
  outcome: BidOutcome | ProblemCode;
  /** Where somebody else had the same maximum before, the price is one's own amount. */
  priceAfter: number;
  at: string;
}

export interface BidQuestion {
  lot: Lot;
  view: AuctionView;
  what: 'bid' | 'purchase';
  /** In minor units; null where what was typed is no amount, or there is nothing to ask. */
  amount: number | null;
  typed: string;
  least: number;
  position: OwnPosition | null;
  answered: AnsweredBid | null;
  at: string;
  /** Of the bid that a yes would be, and the proof that it was asked. */
  key: string;
  token: string;
}

export interface QuestionQuery {
  amount?: string | undefined;
  buy?: string | undefined;
  bid?: string | undefined;
}

/** @returns null if there is no such lot; `not_ready` where address and card come first */
export async function readBidQuestion(
  actor: PersonActor,
  slug: string,
  query: QuestionQuery,
): Promise<BidQuestion | 'not_ready' | null> {
  const page = await readLotPage(slug);
  if (!page) return null;
  const { lot, view } = page;
  const { personId } = actor;
  if (!isOfHouse(actor) && !(await isReadyToBid(personId))) return 'not_ready';
  const position = (await positionsOf(personId)).find(({ auctionId }) => auctionId === lot.id) ?? null;
  const what = query.buy === undefined ? 'bid' : 'purchase';
  const least = leastOf(lot, view.data, position);
  const typed = query.amount?.slice(0, 40) ?? (position?.sealed ? '' : typedAmount(least, view.data.currency));
  const amount = amountOf(what, view.data, typed);
  const key = randomUUID();
  const question = { personId, auctionId: lot.id, what, amount: amount ?? 0, key } as const;
  return {
    lot,
    view: view.data,
    what,
    amount,
    typed,
    least,
    position,
    key,
    answered: query.bid !== undefined && isStorable(query.bid) ? await readAnswered(personId, lot.id, query.bid) : null,
    at: databaseNow().toISOString(),
    token: questionToken(question, Date.now()),
  };
}

/** What is asked about. A falling price is what it is when the page is made. */
function amountOf(what: BidQuestion['what'], view: AuctionView, typed: string): number | null {
  if (what === 'purchase') return view.buyNowAmount;
  return falls(view.format) ? view.currentAmount : readAmount(typed, view.currency);
}

function leastOf(lot: Lot, view: AuctionView, position: OwnPosition | null): number {
  const own = position?.maxAmount ?? 0;
  const raises = own > 0 && (position?.sealed || view.leader === position?.paddle);
  if (raises && position?.sealed) return Math.max(view.minimumBidAmount, own + 1);
  const least = leastBid(view.minimumBidAmount, raises ? own : null, position?.takenBackAmount ?? null, lot.increments);
  return Math.max(view.minimumBidAmount, least);
}

async function isReadyToBid(personId: string): Promise<boolean> {
  const person = await database().person.findUnique({ where: { id: personId }, select: { readyToBidAt: true } });
  return person?.readyToBidAt != null;
}

async function readAnswered(personId: string, auctionId: string, key: string): Promise<AnsweredBid | null> {
  const bid = await database().bid.findFirst({
    where: { auctionId, personId, key: key.slice(0, 100) },
    select: { maxAmount: true, outcome: true, priceAfter: true, at: true },
  });
  if (!bid) return null;
  const outcome = bid.outcome as AnsweredBid['outcome'];
  return { amount: bid.maxAmount, outcome, priceAfter: bid.priceAfter, at: bid.at.toISOString() };
}
