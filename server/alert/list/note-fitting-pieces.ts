/** Finds, for pieces that changed, the lists that they fit now; what they are told in comes later (tell-fitting-pieces). */
import { setImmediate } from 'node:timers/promises';
import { settings } from '#server/config/settings.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readRows, readSql, writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { fittingPieces } from '#server/search/fitting-pieces.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { anchorsOfPieces } from './anchors.ts';
import { listOfAddress } from './watched-list.ts';

/** An import brings hundreds one after another: they go into one email. Whoever tries a demo out sees theirs at once. */
const gatherSeconds = (): number => (settings().DEMO ? 0 : 600);

const mostPieces = 5_000;
const listsAtOnce = 500;
const fitsAtOnce = 5_000;

interface Watch {
  id: string;
  list: string;
}
interface Fit {
  alertId: string;
  productId: string;
}

/** Those that anyone can buy now. */
export const canBeBought = Prisma.sql`product.status = 'published' AND EXISTS (
  SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL AND on_hand > reserved
    AND NOT in_open_drop(variant.id))`;

export const noteFittingPieces: DueWork = {
  name: 'find pieces that fit lists',
  // Whoever asks at this moment has seen what is there: their alert is written before it is looked for.
  due: Prisma.sql`SELECT min(at) + interval '2 seconds' FROM changed_piece`,
  async run() {
    const changed = await readRows<{ productId: string; ids: string[] }>`
      SELECT product_id AS "productId", array_agg(id) AS ids
      FROM (SELECT * FROM changed_piece ORDER BY at LIMIT ${mostPieces}) AS first GROUP BY product_id`;
    if (changed.length === 0) return;
    await match(changed.map(({ productId }) => productId));
    // Safe to repeat: a process that dies before this leaves them to the next.
    await writeRows`DELETE FROM changed_piece WHERE id = ANY (${changed.flatMap(({ ids }) => ids)}::bigint[])`;
  },
};

async function match(productIds: string[]): Promise<void> {
  const pieces = await readBuyable(productIds);
  if (pieces.size === 0) return;
  const anchors = await anchorsOfPieces([...pieces.values()]);
  let last = '';
  while (true) {
    const watches = await readRows<Watch>`
      SELECT id, list FROM alert WHERE list IS NOT NULL AND state = 'waiting' AND anchors && ${anchors}::text[] AND id > ${last}
      ORDER BY id LIMIT ${listsAtOnce}`;
    const fits = await fitsOf(watches, pieces);
    for (let from = 0; from < fits.length; from += fitsAtOnce) {
      await transaction((tx) => noteFits(tx, fits.slice(from, from + fitsAtOnce)));
    }
    if (watches.length < listsAtOnce) return;
    last = watches.at(-1)?.id ?? last;
  }
}

/** Their ids by number. */
async function readBuyable(productIds: string[]): Promise<Map<number, string>> {
  const rows = await readSql<{ id: string; number: number }>(
    Prisma.sql`SELECT id, number FROM product WHERE id = ANY (${productIds}::text[]) AND ${canBeBought}`,
  );
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** Whoever watches the same list shares one search. */
async function fitsOf(watches: readonly Watch[], pieces: ReadonlyMap<number, string>): Promise<Fit[]> {
  const among = new Set(pieces.keys());
  const found = new Map<string, number[]>();
  for (const { list } of watches) {
    if (found.has(list)) continue;
    const asked = listOfAddress(list);
    const fitting = asked && (await fittingPieces(asked.query, asked.collection, { among, most: among.size }));
    found.set(list, fitting?.numbers ?? []);
    // The shop answers others between two searches.
    await setImmediate();
  }
  return watches.flatMap(({ id, list }) =>
    (found.get(list) ?? []).flatMap((number) => {
      const productId = pieces.get(number);
      return productId === undefined ? [] : [{ alertId: id, productId }];
    }),
  );
}

/** What was seen or told before stays as it is. The first of a gathering says when all of it is told. */
async function noteFits(tx: Tx, fits: readonly Fit[]): Promise<void> {
  await tx.$executeRaw`
    WITH fit AS (
      SELECT * FROM unnest(${fits.map(({ alertId }) => alertId)}::text[], ${fits.map(({ productId }) => productId)}::text[])
        AS fit (alert_id, product_id)
    ), watching AS (
      SELECT id FROM alert WHERE id IN (SELECT alert_id FROM fit) AND state = 'waiting' ORDER BY id FOR UPDATE
    ), found AS (
      INSERT INTO alert_piece (alert_id, product_id, found_at)
      SELECT alert_id, product_id, clock_timestamp() FROM fit JOIN watching ON watching.id = alert_id
        JOIN product ON product.id = product_id
      ON CONFLICT DO NOTHING RETURNING alert_id
    )
    UPDATE alert SET tell_at = greatest(clock_timestamp() + make_interval(secs => ${gatherSeconds()}::int),
      (SELECT max(told_at) FROM alert AS other WHERE other.person_id = alert.person_id AND other.kind = 'piece_fits')
        + interval '1 day')
    WHERE id IN (SELECT alert_id FROM found) AND tell_at IS NULL`;
}
