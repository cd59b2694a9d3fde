import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { hearOfMoney } from './hear-of-money.ts';

/** So many are asked about at a time. */
const atOnce = 20;

/** Asks about what `table` has open, should its webhook be lost. What can't be asked about now is asked about in an hour. */
const askAbout = (name: string, table: 'refund' | 'dispute', key: 'id' | 'ref'): DueWork => ({
  name,
  due: Prisma.sql`SELECT min(ask_at) FROM ${Prisma.raw(table)}`,
  async run() {
    const [of, by] = [Prisma.raw(table), Prisma.raw(key)];
    const taken = await database().$queryRaw<{ paymentId: string }[]>`
      UPDATE ${of} SET ask_at = clock_timestamp() + interval '1 hour'
      WHERE ${by} IN (SELECT ${by} FROM ${of} WHERE ask_at <= clock_timestamp()
        ORDER BY ask_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
      RETURNING payment_id AS "paymentId"`;
    for (const paymentId of new Set(taken.map((row) => row.paymentId)))
      await hearOfMoney(paymentId).catch((error: unknown) =>
        log().warn(
          { err: error, paymentId },
          'what became of a payment’s money could not be asked; it will be asked again',
        ),
      );
  },
});

export const askAboutRefunds = askAbout('ask what became of refunds', 'refund', 'id');
export const askAboutDisputes = askAbout('ask what became of disputes', 'dispute', 'ref');
