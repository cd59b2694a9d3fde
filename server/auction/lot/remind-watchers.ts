import { isSealed, type LotFormat } from '#domain/auction/format.ts';
import { remindMinutes } from '#domain/auction/watch-reminder.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { notify } from '#server/notice/notify.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

interface DueReminder {
  auctionId: string;
  personId: string;
  slug: string;
  title: string;
  currency: string;
  currentAmount: number;
  format: LotFormat;
  endsAt: Date;
}

async function remind({ auctionId, personId, ...lot }: DueReminder): Promise<void> {
  await transaction(async (tx) => {
    const reminded = await tx.$executeRaw`
      UPDATE lot_watch SET reminded_at = clock_timestamp()
      WHERE auction_id = ${auctionId} AND person_id = ${personId} AND reminded_at IS NULL`;
    if (reminded === 0) return;
    await notify(tx, {
      personId,
      kind: 'lot_reminder',
      key: `lot_reminder:${auctionId}:${personId}`,
      facts: {
        lot: lot.title,
        sealed: isSealed(lot.format),
        currentAmount: lot.currentAmount,
        currency: lot.currency,
        endsAt: lot.endsAt.toISOString(),
      },
      href: `/auctions/${lot.slug}`,
    });
  });
}

/** Reminds each watcher once, some minutes before a lot closes, even if a late bid then moves the close. */
export const remindWatchers: DueWork = {
  name: 'remind watchers',
  due: Prisma.sql`
    SELECT min(ends_at) - make_interval(mins => ${remindMinutes})
    FROM auction JOIN lot_watch ON lot_watch.auction_id = auction.id
    WHERE state = 'open' AND ends_at > clock_timestamp() AND reminded_at IS NULL
      AND created_at < ends_at - make_interval(mins => ${remindMinutes})`,
  async run() {
    const due = await database().$queryRaw<DueReminder[]>`
      SELECT auction_id AS "auctionId", person_id AS "personId", slug, title, currency, format,
             current_amount AS "currentAmount", ends_at AS "endsAt"
      FROM auction JOIN lot_watch ON lot_watch.auction_id = auction.id
      WHERE state = 'open' AND reminded_at IS NULL AND ends_at > clock_timestamp()
        AND ends_at <= clock_timestamp() + make_interval(mins => ${remindMinutes})
        AND created_at < ends_at - make_interval(mins => ${remindMinutes})
      ORDER BY ends_at LIMIT 200`;
    await eachPiece(due, remind);
  },
};
