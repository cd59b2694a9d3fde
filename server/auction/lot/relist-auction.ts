import type { RelistLot } from '#contract/auction/desk-lot-forms.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { judgeRelisting } from '#domain/auction/after-sale.ts';
import type { LotFormat } from '#domain/auction/format.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { lockLot, termsHashOf } from '#server/auction/bid/locked-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { newNonce } from '#server/auction/record/record-hash.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { slugOf } from '#server/web/slug-of.ts';
import { notPossible, readClosedLot } from './closed-lot.ts';

/**
 * Puts a lot up again once, with new times and a record of its own. Refuses `relist_not_possible`, with why in
 * `reason`.
 * @param by as `lotActor` names them
 * @throws AccessProblem `not_found`, and `invalid` if it would end before it begins or in the past
 */
export async function relistAuction(
  auctionId: string,
  { startsAt, endsAt }: RelistLot,
  by: string,
): Promise<Decision<{ id: string; slug: string }, Problem>> {
  return transaction(async (tx) => {
    if (!(await lockLot(tx, auctionId))) throw notFound('auction');
    const decision = judgeRelisting(await readClosedLot(tx, auctionId));
    if (!decision.ok) return refuse(notPossible('relist_not_possible', decision.refusal));
    const now = await readDatabaseClock(tx);
    const starts = startsAt ? new Date(startsAt) : now;
    const ends = new Date(endsAt);
    if (ends <= now || ends <= starts) {
      throw new AccessProblem('invalid', 'endsAt: must be in the future and after the start', { field: 'endsAt' });
    }
    const lot = await insertAgain(tx, auctionId, { starts, ends, now });
    await recordLotEvent(tx, { auctionId, kind: 'relisted', by, note: `As lot ${lot.lotNumber}.` });
    await recordLotEvent(tx, { auctionId: lot.id, kind: 'created', by, note: 'Put up again.' });
    // Its public view names the new one.
    await tx.$executeRaw`UPDATE auction SET version = version WHERE id = ${auctionId}`;
    return accept({ id: lot.id, slug: lot.slug });
  });
}

interface Times {
  starts: Date;
  ends: Date;
  now: Date;
}

async function insertAgain(tx: Tx, auctionId: string, { starts, ends, now }: Times) {
  const old = await tx.auction.findUniqueOrThrow({ where: { id: auctionId }, omit: standing });
  const { images, increments, reserveAmount, artist, ...details } = old;
  const created = await tx.auction.create({
    data: {
      ...details,
      reserveAmount,
      ...(artist && { artist }),
      images: images ?? [],
      increments: increments ?? [],
      takenBack: {},
      toldHistory: [],
      slug: slugOf(old.title),
      relistOfId: auctionId,
      startsAt: starts,
      scheduledEndsAt: ends,
      endsAt: ends,
      state: starts <= now ? 'open' : 'scheduled',
      currentAmount: old.startAmount,
      reserveMet: reserveAmount === null,
      reserveNonce: reserveAmount === null ? null : newNonce(),
    },
  });
  const { id, slug, lotNumber } = created;
  const recordHash = termsHashOf({ ...created, format: created.format as LotFormat });
  await tx.auction.update({ where: { id }, data: { recordHash } });
  return { id, slug, lotNumber };
}

/** Columns of this lot's course, which a relisting doesn't copy. */
const standing = {
  id: true,
  slug: true,
  lotNumber: true,
  version: true,
  state: true,
  outcome: true,
  closedAt: true,
  startsAt: true,
  scheduledEndsAt: true,
  endsAt: true,
  extensions: true,
  currentAmount: true,
  reserveMet: true,
  leaderId: true,
  leaderPaddle: true,
  leaderMaximum: true,
  rivalMaximum: true,
  bidCount: true,
  paddleCount: true,
  lastSeq: true,
  recordHash: true,
  reserveNonce: true,
  relistOfId: true,
  saleId: true,
  salePosition: true,
  takenBack: true,
  toldHistory: true,
  toldSeq: true,
} as const;
