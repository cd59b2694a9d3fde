import { database } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

/** Stores falling prices for pages and screens: whoever accepts gets the price by the database's clock. */
export const dropDutchPrices: DueWork = {
  name: 'drop Dutch prices',
  due: Prisma.sql`
    SELECT min(starts_at + make_interval(secs => drop_seconds * ((start_amount - current_amount) / drop_amount + 1)))
    FROM auction WHERE format = 'dutch' AND state = 'open' AND current_amount > floor_amount`,
  async run() {
    await database().$executeRaw`
      UPDATE auction SET current_amount = fallen.price
      FROM (
        SELECT id, greatest(floor_amount, start_amount - drop_amount
                 * floor(extract(epoch FROM clock_timestamp() - starts_at) / drop_seconds)::int) AS price
        FROM auction WHERE format = 'dutch' AND state = 'open' AND current_amount > floor_amount
      ) AS fallen
      WHERE auction.id = fallen.id AND auction.state = 'open' AND fallen.price < auction.current_amount`;
  },
};
