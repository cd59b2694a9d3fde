import { randomUUID } from 'node:crypto';
import type { LotFormat } from '#domain/auction/format.ts';
import { type AcceptedBid, replay } from '#domain/auction/replay.ts';
import { decideBids } from '../auction/bid/decide-bids.ts';
import type { WaitingBid } from '../auction/bid/judge-bids.ts';
import { rulesOf } from '../auction/bid/locked-lot.ts';
import { createAuction, type NewLot } from '../auction/lot/create-auction.ts';
import { database } from '../engine/database/database.ts';

/** An open lot: from €100, steps of €10, for ten minutes. */
export async function aLot(lot: Partial<NewLot> = {}): Promise<string> {
  const { id } = await createAuction({
    title: 'Test jar',
    description: '',
    maker: 'Test Kiln',
    currency: 'EUR',
    startAmount: 10_000,
    softCloseSeconds: 120,
    increments: [{ from: 0, step: 1_000 }],
    endsAt: new Date(Date.now() + 600_000).toISOString(),
    ...lot,
  });
  return id;
}

/** Moves a lot's end to `inMs` from now, as plain SQL can. */
export async function endIn(auctionId: string, inMs: number): Promise<void> {
  await database().$executeRaw`
    UPDATE auction SET starts_at = least(starts_at, clock_timestamp() - interval '1 hour'),
      scheduled_ends_at = clock_timestamp() + make_interval(secs => ${inMs / 1000}::float8),
      ends_at = clock_timestamp() + make_interval(secs => ${inMs / 1000}::float8)
    WHERE id = ${auctionId}`;
}

export const readLot = (id: string) => database().auction.findUniqueOrThrow({ where: { id } });

export const acceptedBids = (auctionId: string) =>
  database().bid.findMany({ where: { auctionId, seq: { not: null } }, orderBy: { seq: 'asc' } });

/** What the lot's stored bids lead to by the rules alone, beside what is stored. */
export async function replayed(auctionId: string) {
  const lot = await readLot(auctionId);
  const bids = await acceptedBids(auctionId);
  const rules = rulesOf({ ...lot, format: lot.format as LotFormat });
  const state = replay(
    rules,
    bids.map(
      (bid): AcceptedBid => ({
        bidder: bid.personId,
        maximum: bid.maxAmount,
        at: bid.at.getTime(),
        bought: bid.outcome === 'bought',
        retracts: bid.retracts,
      }),
    ),
  );
  const compare = (
    leader: string | null,
    maximum: number | null,
    price: number,
    rival: number | null,
    end: number,
  ) => ({
    leader,
    maximum,
    price,
    rival,
    end,
  });
  return {
    bids,
    lot,
    byRules: compare(
      state.leader?.bidder ?? null,
      state.leader?.maximum ?? null,
      state.price,
      state.rivalMaximum,
      state.endsAt,
    ),
    stored: compare(lot.leaderId, lot.leaderMaximum, lot.currentAmount, lot.rivalMaximum, lot.endsAt.getTime()),
  };
}

export const aKey = (): string => randomUUID();

/** Decides these bids of one lot in one transaction, without the queue. */
export async function decideOn(auctionId: string, bids: readonly WaitingBid[]) {
  return (await decideBids([{ auctionId, bids }]))[0] ?? [];
}
