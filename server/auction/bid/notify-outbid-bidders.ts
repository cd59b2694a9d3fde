/** Sent outside the transaction that decides bids, for bidders who have left the page. Once per maximum of theirs. */

import { oneStepAbove } from '#domain/auction/bid-increment.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { notify } from '#server/notice/notify.ts';
import { isConnected } from '#server/session/living/connected-people.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

/** Somebody who answers within this needs no mail. */
const afterSeconds = 20;

interface Outbid {
  maxAmount: number;
  slug: string;
  title: string;
  currency: string;
  currentAmount: number;
  increments: unknown;
  endsAt: Date;
}

async function notifyOne(auctionId: string, personId: string): Promise<void> {
  // Asked before anything is locked.
  const away = !(await isConnected(personId));
  await transaction(async (tx) => {
    // Locks the position, not the lot, so that bids go on; bids take this row after the lot and before people.
    const rows = await tx.$queryRaw<Outbid[]>`
      SELECT max_amount AS "maxAmount", slug, title, currency, current_amount AS "currentAmount", increments,
             ends_at AS "endsAt"
      FROM lot_bidder JOIN auction ON auction.id = lot_bidder.auction_id
      WHERE auction_id = ${auctionId} AND person_id = ${personId} AND state = 'open'
        AND outbid_at <= clock_timestamp() - make_interval(secs => ${afterSeconds})
        AND told_amount IS DISTINCT FROM max_amount
      FOR UPDATE OF lot_bidder SKIP LOCKED`;
    const [outbid] = rows;
    if (!outbid) return;
    const { maxAmount, slug, title, currency, currentAmount, increments, endsAt } = outbid;
    await tx.$executeRaw`
      UPDATE lot_bidder SET told_amount = max_amount WHERE auction_id = ${auctionId} AND person_id = ${personId}`;
    await notify(tx, {
      personId,
      kind: 'outbid',
      key: `outbid:${auctionId}:${personId}:${maxAmount}`,
      facts: {
        lot: title,
        maxAmount,
        currentAmount,
        nextAmount: oneStepAbove(readColumn('auction.increments', auctionId, increments), currentAmount),
        currency,
        endsAt: endsAt.toISOString(),
      },
      href: `/auctions/${slug}`,
      away,
    });
  });
}

/** Bidders of open lots who were outbid a while ago and were not told yet. Other channels tell theirs. */
export const notifyOutbidBidders: DueWork = {
  name: 'tell outbid bidders',
  due: Prisma.sql`
    SELECT min(outbid_at) + make_interval(secs => ${afterSeconds})
    FROM lot_bidder JOIN auction ON auction.id = lot_bidder.auction_id JOIN person ON person.id = person_id
    WHERE person.kind = 'account' AND state = 'open' AND told_amount IS DISTINCT FROM max_amount`,
  async run() {
    const due = await database().$queryRaw<{ auctionId: string; personId: string }[]>`
      SELECT auction_id AS "auctionId", person_id AS "personId"
      FROM lot_bidder JOIN auction ON auction.id = lot_bidder.auction_id JOIN person ON person.id = person_id
      WHERE person.kind = 'account' AND state = 'open' AND outbid_at <= clock_timestamp() - make_interval(secs => ${afterSeconds})
        AND told_amount IS DISTINCT FROM max_amount
      ORDER BY outbid_at LIMIT 200`;
    await eachPiece(due, ({ auctionId, personId }) => notifyOne(auctionId, personId));
  },
};
