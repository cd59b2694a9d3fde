import { database, type Tx } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** Returns when the shop opens to visitors; null: it has. */
export async function readOpensAt(db: Statements = database()): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ opensAt: Date }[]>`
    SELECT opens_at AS "opensAt" FROM shop_settings WHERE opens_at > clock_timestamp()`;
  return row?.opensAt ?? null;
}

/** The moment from which visitors may come in, in a statement; NULL: no date was set. */
export const opensAtMoment = Prisma.sql`(SELECT opens_at FROM shop_settings WHERE id = 'shop')`;

/** Whether visitors can buy: the shop and its checkout are open. */
export const isOpenToBuy = async (tx: Tx): Promise<boolean> =>
  (await whyCheckoutIsClosed(tx)) === null && (await readOpensAt(tx)) === null;
