import { type PriceStep, type PriceSteps, paddleName } from '#contract/auction/auction.ts';
import { isSealed, type LotFormat } from '#domain/auction/format.ts';
import type { ToldLine } from '#domain/auction/hindsight.ts';
import { database } from '#server/engine/database/database.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';

const mostSteps = 300;
const keptLots = 500;
const known = processWide('price-steps', () => new Map<string, PriceSteps>());

interface StepRow extends Omit<PriceStep, 'at' | 'paddle'> {
  at: Date;
  paddle: number;
}

/** Reads what moved the price, as public as the history; a sealed lot has none. @throws AccessProblem `not_found` */
export async function readPriceSteps(auctionId: string): Promise<PriceSteps> {
  const lot = await database().auction.findUnique({
    where: { id: auctionId },
    select: {
      version: true,
      format: true,
      reserveMet: true,
      reserveAmount: true,
      lastSeq: true,
      toldSeq: true,
      toldHistory: true,
    },
  });
  if (!lot) throw notFound('auction');
  const kept = known.get(auctionId);
  if (kept?.version === lot.version) return kept;
  const sealed = isSealed(lot.format as LotFormat);
  const { toldSeq } = lot;
  const told = readColumn('auction.told_history', auctionId, lot.toldHistory);
  const read: PriceSteps = {
    version: lot.version,
    lastSeq: sealed ? 0 : lot.lastSeq,
    steps: sealed
      ? []
      : thinned([...told.filter(({ step }) => step).map(toldStep), ...(await readSteps(auctionId, toldSeq))]),
    reserveMetAt:
      !sealed && lot.reserveMet && lot.reserveAmount !== null
        ? await metAt(auctionId, { reserveAmount: lot.reserveAmount, toldSeq, told })
        : null,
  };
  known.delete(auctionId);
  known.set(auctionId, read);
  if (known.size > keptLots) known.delete(known.keys().next().value ?? '');
  return read;
}

const toldStep = ({ seq, at, price, paddle, kind }: ToldLine): PriceStep => ({
  seq,
  at: new Date(at).toISOString(),
  amount: price,
  paddle: paddleName(paddle),
  kind,
});

function thinned(steps: PriceStep[]): PriceStep[] {
  if (steps.length <= mostSteps) return steps;
  const retractions = steps.filter(({ kind }) => kind === 'retraction').length;
  const every = Math.ceil(steps.length / Math.max(1, mostSteps - 2 - retractions));
  return steps.filter(
    ({ kind }, index) => kind === 'retraction' || index === 0 || index === steps.length - 1 || index % every === 0,
  );
}

/** Every so manyth step, with the first and the last among them. */
async function readSteps(auctionId: string, after: number): Promise<PriceStep[]> {
  const rows = await database().$queryRaw<StepRow[]>`
    WITH step AS (
      SELECT seq, at, price_after AS amount, paddle, outcome = 'retracted' AS retracted,
             row_number() OVER (ORDER BY seq) AS place, count(*) OVER () AS total,
             count(*) FILTER (WHERE outcome = 'retracted') OVER () AS retractions
      FROM bid
      WHERE auction_id = ${auctionId} AND seq > ${after}
        AND (outcome IN ('leading', 'bought', 'retracted') OR price_after <> price_before)
    )
    SELECT seq, at, amount, paddle, CASE WHEN retracted THEN 'retraction' ELSE 'bid' END AS kind FROM step
    WHERE total <= ${mostSteps} OR place IN (1, total) OR retracted
       OR place % ceil(total::float8 / greatest(${mostSteps} - 2 - retractions, 1))::int = 0
    ORDER BY seq`;
  return rows.map(({ at, paddle, ...step }) => ({ ...step, at: at.toISOString(), paddle: paddleName(paddle) }));
}

interface Met {
  reserveAmount: number;
  toldSeq: number;
  told: readonly ToldLine[];
}

/** When the reserve was last met without being lost afterwards, as far as the bids in force tell. */
async function metAt(auctionId: string, { reserveAmount, toldSeq, told }: Met): Promise<string | null> {
  const [since] = await database().$queryRaw<{ at: Date | null; lost: boolean }[]>`
    WITH lost AS (
      SELECT max(seq) AS seq FROM bid WHERE auction_id = ${auctionId} AND seq > ${toldSeq}
        AND coalesce(leader_maximum_after, 0) < ${reserveAmount}
    )
    SELECT min(at) AS at, (SELECT seq FROM lost) IS NOT NULL AS lost FROM bid
    WHERE auction_id = ${auctionId} AND seq > coalesce((SELECT seq FROM lost), ${toldSeq})`;
  const before = told.findLastIndex(({ reserveMet }) => !reserveMet);
  const earlier = since?.lost ? undefined : told[before + 1]?.at;
  return earlier === undefined ? (since?.at?.toISOString() ?? null) : new Date(earlier).toISOString();
}
