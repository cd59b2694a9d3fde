import { transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { opensAtMoment } from '#server/opening/opens-at.ts';
import { sellerIsNamed } from '#server/payment/why-checkout-is-closed.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { type AlertToTell, addressOf } from './tell.ts';

const atOnce = 200;

/** Money moves. A shop that takes test payments isn't open. */
const isPaid = Prisma.sql`EXISTS (SELECT FROM shop_settings WHERE id = 'shop' AND payments = 'live') AND ${sellerIsNamed}`;

const isOpen = Prisma.sql`${isPaid} AND coalesce(${opensAtMoment} <= clock_timestamp(), true)`;

/** Whoever asked before the shop opened is told once, in the order of asking, and forgotten. */
export const tellOpening: DueWork = {
  name: 'tell that the shop has opened',
  isPrompt: true,
  due: Prisma.sql`SELECT greatest(min(asked_at), ${opensAtMoment}) FROM (
    SELECT asked_at FROM alert WHERE kind = 'opening' AND state = 'waiting' AND ${isPaid} ORDER BY number LIMIT 1) AS first
    HAVING count(*) > 0`,
  async run() {
    while ((await tellSome()) === atOnce);
  },
};

function tellSome(): Promise<number> {
  return transaction(async (tx) => {
    const told = await tx.$queryRaw<AlertToTell[]>`
      SELECT id, person_id AS "personId", email FROM alert WHERE kind = 'opening' AND state = 'waiting' AND ${isOpen}
      ORDER BY number LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
    if (told.length === 0) return 0;
    await tx.$executeRaw`
      UPDATE alert SET state = 'ended', told_at = clock_timestamp(), ended_at = clock_timestamp(), email = NULL
      WHERE id = ANY (${told.map(({ id }) => id)}::text[])`;
    const [shop] = await tx.$queryRaw<{ pieces: number }[]>`
      SELECT count(*)::int AS pieces FROM product WHERE status = 'published'`;
    await notifyMany(
      tx,
      told.map((alert) => ({
        personId: alert.personId,
        kind: 'shop_opened',
        key: `shop_opened:${alert.id}`,
        facts: { pieces: shop?.pieces ?? 0 },
        href: '/',
        ...addressOf(alert, '/'),
      })),
    );
    return told.length;
  });
}
