import type { Problem } from '#contract/wire/problem.ts';
import type { Tx } from '#server/engine/database/database.ts';

interface Judged {
  past: boolean;
  far: boolean;
  bid: boolean;
  unpaid: boolean;
}

/** Returns why the shop can't keep visitors out until then; null: it can. */
export async function checkOpensAt(tx: Tx, opensAt: string, zone: string): Promise<Problem | null> {
  const [judged] = await tx.$queryRaw<Judged[]>`
    SELECT moment <= clock_timestamp() AS past, moment > clock_timestamp() + interval '1 year' AS far,
      EXISTS (SELECT FROM bid JOIN auction ON auction.id = auction_id WHERE state <> 'closed') AS bid,
      NOT EXISTS (SELECT FROM shop_settings WHERE opens_at > clock_timestamp())
        AND EXISTS (SELECT FROM orders WHERE status = 'placed') AS unpaid
    FROM (SELECT ${opensAt}::timestamp AT TIME ZONE ${zone}::text AS moment) AS wanted`;
  if (judged?.past) return refused('That moment has passed. Enter a later one, or leave it empty to be open now.');
  if (judged?.far) return refused('Enter a moment within a year.');
  if (judged?.bid) return refused('An open lot has bids. Set a date once it has closed.');
  if (judged?.unpaid) return refused('An order is waiting to be paid. Set a date once it has been paid or cancelled.');
  return null;
}

const refused = (why: string): Problem => ({ code: 'invalid', message: `${why} Nothing was saved.`, field: 'opensAt' });
