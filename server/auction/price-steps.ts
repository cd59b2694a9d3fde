import { type PriceStep, type PriceSteps, paddleName } from '#contract/auction.ts';
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';
import { processWide } from '#server/process-wide.ts';

const mostSteps = 300;
const keptLots = 500;
const known = processWide('price-steps', () => new Map<string, PriceSteps>());

interface StepRow extends Omit<PriceStep, 'at' | 'paddle'> {
  at: Date;
  paddle: number;
}

/**
 * How a lot's price got where it is, from its first bid on. Public: of each moment it shows the price
 * and the paddle that moved it, as the history does. A raise that moved nothing is no step, and a
 * sealed lot has none. Kept in memory for as long as the lot's version stays.
 *
 * @throws AccessProblem `not_found`
 */
export async function readPriceSteps(auctionId: string): Promise<PriceSteps> {
  const lot = await database().auction.findUnique({
    where: { id: auctionId },
    select: { version: true, format: true, reserveMet: true, reserveAmount: true, lastSeq: true },
  });
  if (!lot) throw notFound('auction');
  const kept = known.get(auctionId);
  if (kept?.version === lot.version) return kept;
  const sealed = lot.format.startsWith('sealed');
  const read: PriceSteps = {
    version: lot.version,
    lastSeq: sealed ? 0 : lot.lastSeq,
    steps: sealed ? [] : await readSteps(auctionId),
    reserveMetAt:
      !sealed && lot.reserveMet && lot.reserveAmount !== null ? await metAt(auctionId, lot.reserveAmount) : null,
  };
  known.delete(auctionId);
  known.set(auctionId, read);
  if (known.size > keptLots) known.delete(known.keys().next().value ?? '');
  return read;
}

/** Every so manyth step, with the first, the last and the retractions among them. */
async function readSteps(auctionId: string): Promise<PriceStep[]> {
  const rows = await database().$queryRaw<StepRow[]>`
    WITH step AS (
      SELECT seq, at, price_after AS amount, paddle, outcome = 'retracted' AS retracted,
             row_number() OVER (ORDER BY seq) AS place, count(*) OVER () AS total,
             count(*) FILTER (WHERE outcome = 'retracted') OVER () AS retractions
      FROM bid
      WHERE auction_id = ${auctionId} AND seq IS NOT NULL
        AND (outcome IN ('leading', 'bought', 'retracted') OR price_after <> price_before)
    )
    SELECT seq, at, amount, paddle, CASE WHEN retracted THEN 'retraction' ELSE 'bid' END AS kind FROM step
    WHERE total <= ${mostSteps} OR place IN (1, total) OR retracted
       OR place % ceil(total::float8 / greatest(${mostSteps} - 2 - retractions, 1))::int = 0
    ORDER BY seq`;
  return rows.map(({ at, paddle, ...step }) => ({ ...step, at: at.toISOString(), paddle: paddleName(paddle) }));
}

/** When the reserve was last met without being lost to a retraction afterwards. */
async function metAt(auctionId: string, reserveAmount: number): Promise<string | null> {
  const [met] = await database().$queryRaw<{ at: Date | null }[]>`
    SELECT min(at) AS at FROM bid
    WHERE auction_id = ${auctionId} AND seq > coalesce((
      SELECT max(seq) FROM bid WHERE auction_id = ${auctionId} AND seq IS NOT NULL
        AND coalesce(leader_maximum_after, 0) < ${reserveAmount}), 0)`;
  return met?.at?.toISOString() ?? null;
}
