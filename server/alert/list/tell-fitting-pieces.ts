import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { notify } from '#server/notice/notify.ts';
import { fittingPieces } from '#server/search/fitting-pieces.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { alertUrl, listsOf, stopAlertUrl } from '../alert-link.ts';
import { canBeBought } from './note-fitting-pieces.ts';
import { listOfAddress } from './watched-list.ts';

const peopleAtOnce = 200;

/** A file of products is told of as one, however long it takes; longer than this nobody waits for its end. */
const importWait = Prisma.sql`(CASE WHEN EXISTS (
  SELECT FROM import_job WHERE state IN ('queued', 'running') AND NOT dry_run
) OR EXISTS (
  -- What its last products fit isn't found yet.
  SELECT FROM import_job WHERE finished_at > clock_timestamp() - interval '1 hour' AND NOT dry_run
    AND finished_at >= (SELECT min(at) FROM changed_piece)
) THEN interval '2 hours' ELSE interval '0' END)`;
/** So many are named, the rest counted. */
const mostNamed = 5;

interface Watch {
  id: string;
  email: string | null;
  list: string;
  name: string;
  isDue: boolean;
}
interface Piece {
  alertId: string;
  productId: string;
  number: number;
  title: string;
  amount: number;
  currency: string;
}

/**
 * Whoever watches lists is told of all that came into any of them, in one notice and one mail, once a day at most; while
 * a file of products is read in, after its end. What has gone again, or fits no longer, isn't told; it may be found again.
 */
export const tellFittingPieces: DueWork = {
  name: 'tell pieces that fit lists',
  due: Prisma.sql`SELECT min(tell_at) + ${importWait} FROM alert WHERE tell_at IS NOT NULL AND state = 'waiting'`,
  async run() {
    const due = await database().$queryRaw<{ personId: string }[]>`
      SELECT DISTINCT person_id AS "personId" FROM (
        SELECT person_id FROM alert WHERE tell_at <= clock_timestamp() - ${importWait} AND state = 'waiting'
        ORDER BY tell_at LIMIT ${peopleAtOnce}) AS first`;
    await eachPiece(due, ({ personId }) => tellOne(personId));
  },
};

async function tellOne(personId: string): Promise<void> {
  const found = await readRows<{ alertId: string; list: string; number: number }>`
    SELECT alert_id AS "alertId", list, product.number
    FROM alert JOIN alert_piece ON alert_id = alert.id JOIN product ON product.id = product_id
    WHERE person_id = ${personId} AND kind = 'piece_fits' AND state = 'waiting'
      AND found_at IS NOT NULL AND alert_piece.told_at IS NULL`;
  const lookedAt = new Map<string, typeof found>();
  for (const piece of found) {
    const others = lookedAt.get(piece.alertId);
    if (others) others.push(piece);
    else lookedAt.set(piece.alertId, [piece]);
  }
  const fitting = new Map<string, ReadonlySet<number>>();
  for (const [alertId, pieces] of lookedAt) fitting.set(alertId, await stillFitting(pieces));
  await transaction((tx) => tellIn(tx, personId, { lookedAt, fitting }));
}

async function stillFitting(found: readonly { list: string; number: number }[]): Promise<ReadonlySet<number>> {
  const asked = listOfAddress(found[0]?.list ?? '');
  if (!asked) return new Set();
  const among = new Set(found.map(({ number }) => number));
  const { numbers } = await fittingPieces(asked.query, asked.collection, { among, most: among.size });
  return new Set(numbers);
}

interface Looked {
  lookedAt: ReadonlyMap<string, readonly { number: number }[]>;
  fitting: ReadonlyMap<string, ReadonlySet<number>>;
}

async function tellIn(tx: Tx, personId: string, { lookedAt, fitting }: Looked): Promise<void> {
  const watches = await tx.$queryRaw<Watch[]>`
    SELECT id, email, list, list_name AS name, tell_at <= clock_timestamp() AS "isDue" FROM alert
    WHERE person_id = ${personId} AND kind = 'piece_fits' AND state = 'waiting' ORDER BY id FOR UPDATE`;
  // Another process has told it.
  if (!watches.some(({ isDue }) => isDue)) return;
  const ids = watches.map(({ id }) => id);
  const left = await tx.$queryRaw<Piece[]>`
    SELECT alert_id AS "alertId", product.id AS "productId", product.number, product.title, cheapest.amount, cheapest.currency
    FROM alert_piece JOIN product ON product.id = product_id JOIN LATERAL (
      SELECT price_amount AS amount, currency FROM variant WHERE product_id = product.id AND archived_at IS NULL
      ORDER BY price_amount LIMIT 1) AS cheapest ON true
    WHERE alert_id = ANY (${ids}::text[]) AND found_at IS NOT NULL AND told_at IS NULL AND ${canBeBought}
    ORDER BY found_at, product.number`;
  const told = left.filter(({ alertId, number }) => fitting.get(alertId)?.has(number));
  await close(tx, ids, { told, lookedAt });
  if (told.length > 0) await send(tx, { personId, watches, told });
}

/** What was looked at is told, or taken out so that it may be found again; what was found meanwhile waits a day. */
async function close(
  tx: Tx,
  ids: string[],
  { told, lookedAt }: { told: readonly Piece[]; lookedAt: Looked['lookedAt'] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE alert_piece SET told_at = clock_timestamp()
    FROM unnest(${told.map(({ alertId }) => alertId)}::text[], ${told.map(({ productId }) => productId)}::text[])
      AS now (alert_id, product_id)
    WHERE alert_piece.alert_id = now.alert_id AND alert_piece.product_id = now.product_id`;
  const looked = [...lookedAt].flatMap(([alertId, pieces]) => pieces.map(({ number }) => ({ alertId, number })));
  await tx.$executeRaw`
    DELETE FROM alert_piece
    USING product, unnest(${looked.map(({ alertId }) => alertId)}::text[], ${looked.map(({ number }) => number)}::int[])
      AS looked (alert_id, number)
    WHERE product.number = looked.number AND alert_piece.product_id = product.id
      AND alert_piece.alert_id = looked.alert_id AND found_at IS NOT NULL AND told_at IS NULL`;
  await tx.$executeRaw`
    UPDATE alert SET told_at = CASE WHEN id = ANY (${told.map(({ alertId }) => alertId)}::text[]) THEN clock_timestamp() ELSE told_at END,
      tell_at = CASE WHEN EXISTS (SELECT FROM alert_piece WHERE alert_id = alert.id AND found_at IS NOT NULL
        AND alert_piece.told_at IS NULL) THEN clock_timestamp() + interval '1 day' END
    WHERE id = ANY (${ids}::text[])`;
}

interface ToSend {
  personId: string;
  watches: readonly Watch[];
  told: readonly Piece[];
}

async function send(tx: Tx, { personId, watches, told }: ToSend): Promise<void> {
  const spoken = watches.filter(({ id }) => told.some(({ alertId }) => alertId === id));
  const pieces = [...new Map(told.map((piece) => [piece.productId, piece])).values()];
  const [only] = spoken.length === 1 ? spoken : [];
  const href = only?.list ?? '/account/alerts';
  const email = spoken.find((watch) => watch.email !== null)?.email ?? null;
  const key = only?.id ?? listsOf(personId);
  await notify(tx, {
    personId,
    kind: 'piece_fits',
    // Each is told once of a list, so the first names them all.
    key: `piece_fits:${told[0]?.alertId}:${told[0]?.productId}`,
    facts: {
      lists: spoken.map(({ id, name }) => ({ name, pieces: told.filter(({ alertId }) => alertId === id).length })),
      pieces: pieces.length,
      first: pieces.slice(0, mostNamed).map(({ title, amount, currency }) => ({ piece: title, amount, currency })),
    },
    href,
    ...(email === null
      ? {}
      : { to: { email, link: only ? `${shopUrl()}${href}` : alertUrl(key), off: stopAlertUrl(key) } }),
  });
}
