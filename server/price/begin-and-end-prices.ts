import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { setScheduledPrice } from '#server/stock/set-price.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** Scheduled prices begin and end at their moment, on every open page. */
export const beginAndEndPrices: DueWork = {
  name: 'begin and end scheduled prices',
  isPrompt: true,
  due: Prisma.sql`
    SELECT least((SELECT min(starts_at) FROM scheduled_price WHERE state = 'waiting'),
                 (SELECT min(ends_at) FROM scheduled_price WHERE state = 'running'))`,
  async run() {
    const due = await database().$queryRaw<{ id: string; sku: string }[]>`
      SELECT scheduled_price.id, variant.sku FROM scheduled_price JOIN variant ON variant.id = variant_id
      WHERE (state = 'running' AND ends_at <= clock_timestamp()) OR (state = 'waiting' AND starts_at <= clock_timestamp())
      -- Where one ends as another begins, the end is first.
      ORDER BY state = 'waiting', starts_at LIMIT 200`;
    await eachPiece(due, ({ id, sku }) => transaction((tx) => beginOrEnd(tx, id, sku)));
  },
};

async function beginOrEnd(tx: Tx, id: string, sku: string): Promise<void> {
  await lockVariants(tx, [sku]);
  const row = await tx.scheduledPrice.findUniqueOrThrow({ where: { id }, include: { variant: true } });
  const now = await readDatabaseClock(tx);
  const isOver = row.endsAt !== null && row.endsAt <= now;
  if (row.state === 'running' && isOver && row.thenAmount !== null) {
    await tx.scheduledPrice.update({ where: { id }, data: { state: 'ended' } });
    await setScheduledPrice(tx, row.variantId, row.thenAmount);
  } else if (row.state === 'waiting' && isOver) {
    // Nobody was there to begin it.
    await tx.scheduledPrice.update({ where: { id }, data: { state: 'ended' } });
  } else if (row.state === 'waiting' && row.startsAt <= now) {
    const state = row.endsAt === null ? 'ended' : 'running';
    await tx.scheduledPrice.update({ where: { id }, data: { state, thenAmount: row.variant.priceAmount } });
    await setScheduledPrice(tx, row.variantId, row.amount);
  }
}
