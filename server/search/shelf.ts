/**
 * The index of this process, caught up with the database whenever it is asked: it reads what transactions have changed
 * that its last reading could not see, and nothing else. So it is right in every process, also in one that renders
 * pages, and whatever was or wasn't announced to it.
 */
import { sealedFormats } from '#domain/auction/format.ts';
import { pool } from '#server/engine/database/database.ts';
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { ShelfIndex } from './shelf-index.ts';
import { availabilities, availabilityOf, materialsOf, type ShelfRow } from './shelf-row.ts';

export interface Shelf {
  index: ShelfIndex;
  /** How many transactions had ended when it was read: it never goes back, whichever process reads. */
  version: number;
  /** Their titles by address, in the house's order. */
  collections: ReadonlyMap<string, string>;
}

interface Held extends Shelf {
  /** What transactions from this one on have changed is not known yet. */
  unseen: string;
  /** The epoch of the history that it was read of. */
  epoch: string;
  next: Promise<void> | null;
  running: Promise<void>;
}

const mostLots = 500;
/** One for each database that the process has connected. */
const shelves = processWide('shelves', () => new WeakMap<object, Held>());

/** @returns the index, in which everything is that was committed before the call */
export async function readShelf(): Promise<Shelf> {
  const database = pool();
  const shelf: Held = shelves.get(database) ?? {
    index: new ShelfIndex(),
    version: 0,
    collections: new Map(),
    unseen: '0',
    epoch: '',
    next: null,
    running: Promise.resolve(),
  };
  shelves.set(database, shelf);
  // Callers share a reading that has not begun yet.
  shelf.next ??= shelf.running.then(() => {
    shelf.next = null;
    const reading = catchUp(shelf);
    shelf.running = reading.catch(() => {});
    return reading;
  });
  await shelf.next;
  return shelf;
}

interface Seen {
  unseen: string;
  epoch: string;
  version: number;
  pieces: PieceRow[];
  removed: number[];
  lots: LotRow[];
  collections: { slug: string; title: string }[];
  /** At the first reading: rows of transactions that have yet to be. They were copied from another database. */
  ahead: boolean;
}

type PieceRow = Omit<ShelfRow, 'listed' | 'materials' | 'availability' | 'endsAt'> & {
  published: boolean;
  material: string;
  left: number;
};
type LotRow = Pick<ShelfRow, 'number' | 'id' | 'maker' | 'amount' | 'heightMm' | 'createdAt'> & {
  material: string;
  open: boolean;
  endsAt: number;
};

async function catchUp(shelf: Held): Promise<void> {
  const isFirst = shelf.unseen === '0';
  const [seen] = await readRows<Seen>`
    SELECT pg_snapshot_xmin(now_seen)::text AS unseen, (SELECT epoch FROM shop_history) AS epoch,
           (pg_snapshot_xmax(now_seen)::text::bigint - (SELECT count(*) FROM pg_snapshot_xip(now_seen)))::float8 AS version,
           (SELECT coalesce(jsonb_agg(piece), '[]') FROM (
              SELECT product.number, product.id, product.maker, product.form, product.material, product.height_mm AS "heightMm",
                     product.position, (extract(epoch FROM product.created_at) * 1000)::float8 AS "createdAt",
                     product.status = 'published' AND of_variants.amount IS NOT NULL AS published,
                     coalesce(of_variants.amount, 0) AS amount, coalesce(of_variants.available, 0) AS available,
                     coalesce(of_variants.on_hand, 0) AS left,
                     ARRAY(SELECT collection.slug FROM product_collection JOIN collection ON collection.id = collection_id
                           WHERE product_id = product.id) AS collections
              FROM product LEFT JOIN LATERAL (
                SELECT min(price_amount) AS amount, sum(on_hand - reserved) AS available, sum(on_hand) AS on_hand
                FROM variant WHERE product_id = product.id AND archived_at IS NULL
              ) AS of_variants ON true
              WHERE product.changed_in >= ${shelf.unseen}::xid8
            ) AS piece) AS pieces,
           ARRAY(SELECT number FROM product_removed WHERE changed_in >= ${shelf.unseen}::xid8) AS removed,
           (SELECT coalesce(jsonb_agg(lot), '[]') FROM (
              SELECT -lot_number AS number, id, maker, material, height_mm AS "heightMm", state = 'open' AS open,
                     CASE WHEN format = ANY (${sealedFormats}::text[]) THEN start_amount ELSE current_amount END AS amount,
                     CASE state WHEN 'open' THEN (extract(epoch FROM starts_at) * 1000)::float8 ELSE 0 END AS "createdAt",
                     (extract(epoch FROM CASE state WHEN 'open' THEN ends_at ELSE starts_at END) * 1000)::float8 AS "endsAt"
              FROM auction WHERE state IN ('open', 'scheduled') ORDER BY state, ends_at LIMIT ${mostLots}
            ) AS lot) AS lots,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'title', title) ORDER BY position, slug), '[]')
            FROM collection) AS collections,
           ${isFirst} AND EXISTS (SELECT FROM product WHERE changed_in > pg_snapshot_xmax(now_seen)) AS ahead
    FROM pg_current_snapshot() AS now_seen`;
  if (!seen) return;
  if (!isFirst && seen.epoch !== shelf.epoch) {
    // What was read before may be there no more, and what came back was changed long ago.
    Object.assign(shelf, { index: new ShelfIndex(), unseen: '0' });
    return catchUp(shelf);
  }
  shelf.epoch = seen.epoch;
  if (seen.ahead) {
    await writeRows`UPDATE product SET changed_in = pg_current_xact_id() WHERE changed_in > pg_snapshot_xmax(pg_current_snapshot())`;
  }
  shelf.index.put(seen.pieces.map(pieceOf));
  shelf.index.remove(seen.removed);
  const lots = new Set(seen.lots.map(({ number }) => number));
  shelf.index.remove(shelf.index.lotNumbers.filter((number) => !lots.has(number)));
  shelf.index.put(seen.lots.map(lotOf));
  shelf.collections = new Map(seen.collections.map(({ slug, title }) => [slug, title]));
  shelf.version = seen.version;
  shelf.unseen = seen.unseen;
}

const pieceOf = ({ published, material, left, ...row }: PieceRow): ShelfRow => ({
  ...row,
  listed: published,
  materials: materialsOf(material),
  availability: availabilityOf(row.available, left),
  endsAt: null,
});

const lotOf = ({ material, open, ...row }: LotRow): ShelfRow => ({
  ...row,
  listed: true,
  form: '',
  materials: materialsOf(material),
  collections: [],
  position: 0,
  availability: open ? availabilities.auction : availabilities.soon,
  // Where those that are nearly gone come first, lots stand behind.
  available: 0,
});
