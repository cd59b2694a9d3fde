import type { DropFacts, DropOfPiece, DropPage, DropPiece, FreeNumbers, ListedDrop } from '#contract/drop/drop-page.ts';
import { type EndFacts, endingOf } from '#domain/drop/keeping.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { readPart, reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';

interface FactsRow
  extends EndFacts,
    Omit<DropFacts, 'ending' | 'state' | 'entriesFrom' | 'opensAt' | 'closesAt' | 'keptFrom' | 'announcedAt'> {
  entriesFrom: Date;
  keptFrom: Date;
  opensAt: Date;
  closesAt: Date;
  announcedAt: Date;
}

const iso = ({
  entriesFrom,
  opensAt,
  closesAt,
  keptFrom,
  announcedAt,
  openedAt,
  available,
  held,
  size,
  ...row
}: FactsRow): DropFacts => ({
  ...row,
  size,
  ending: endingOf({ state: row.state, openedAt, size, available, held }),
  entriesFrom: entriesFrom.toISOString(),
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
  keptFrom: keptFrom.toISOString(),
  announcedAt: announcedAt.toISOString(),
});

/** @returns null if there is no such drop */
export async function readDropPage(slug: string): Promise<DropPage | null> {
  reads(pageSource.drops);
  const [row] = await readRows<FactsRow>`
    SELECT id, slug, title, description, state, entries_from AS "entriesFrom", opens_at AS "opensAt", closes_at AS "closesAt",
      kept_from AS "keptFrom", kept_at IS NOT NULL AS "isKept", opened_at AS "openedAt", available, held,
      per_person AS "perPerson", account_hours AS "accountHours", admission_seconds AS "admissionSeconds", admit_per_minute AS "admitPerMinute", size,
      commitment AS "seedCommitment", created_at AS "announcedAt", public_number_url IS NOT NULL AS "hasPublicNumber",
      public_round AS "publicRound"
    FROM drop WHERE slug = ${slug}`;
  if (!row) return null;
  reads(pageSource.drops, { until: row.entriesFrom });
  return { drop: iso(row), pieces: await readPieces(row.id) };
}

async function readPieces(dropId: string): Promise<DropPiece[]> {
  const pieces = await readRows<DropPiece>`
    SELECT product.id AS "productId", product.slug, variant.sku, product.title, product.maker,
      variant.title AS "variantTitle", variant.price_amount AS "priceAmount", variant.currency,
      (SELECT jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height, 'dominantHex', dominant_hex)
       FROM product_image WHERE product_id = product.id
       ORDER BY file = variant.image_file DESC NULLS LAST, position LIMIT 1) AS image
    FROM drop_variant JOIN variant ON variant.id = variant_id JOIN product ON product.id = variant.product_id
    WHERE drop_id = ${dropId} ORDER BY drop_variant.position`;
  for (const { productId } of pieces) reads(pageSource.label(productId));
  return pieces;
}

/** For a page that is made for whoever asks: pieces without numbers are not in it. */
export async function readFreeNumbers(skus: readonly string[]): Promise<FreeNumbers> {
  const rows = await readRows<{ sku: string; free: number[] }>`
    SELECT sku, array_agg(number ORDER BY number) AS free
    FROM variant JOIN numbered_piece ON variant_id = variant.id
    WHERE sku = ANY (${[...skus]}::text[]) AND numbered AND on_hand > reserved AND reservation_id IS NULL AND order_line_id IS NULL
      AND NOT withdrawn
    GROUP BY sku`;
  return Object.fromEntries(rows.map(({ sku, free }) => [sku, free]));
}

/** The drop that the home page tells of: the one that is open, else the next to open; null for none. */
export async function readNextDrop(): Promise<DropPage | null> {
  reads(pageSource.drops);
  const [next] = await readRows<{ slug: string }>`
    SELECT slug FROM drop WHERE state <> 'over' AND closes_at > clock_timestamp()
    ORDER BY state = 'announced', opens_at LIMIT 1`;
  return next ? readDropPage(next.slug) : null;
}

/** Of drops that aren't over: a page of any other piece need not ask for its drops. */
const readPiecesInDrops = (): Promise<ReadonlySet<string>> =>
  readPart('pieces in drops', async () => {
    reads(pageSource.drops);
    const rows = await readRows<{ id: string }>`
      SELECT DISTINCT variant.product_id AS id
      FROM drop JOIN drop_variant ON drop_variant.drop_id = drop.id JOIN variant ON variant.id = variant_id
      WHERE drop.state <> 'over'`;
    return new Set(rows.map(({ id }) => id));
  });

/** The drops that a piece's variants can be had in only, or will be; none once they are over. */
export async function readDropsOfPiece(productId: string): Promise<DropOfPiece[]> {
  if (!(await readPiecesInDrops()).has(productId)) return [];
  reads(pageSource.drops);
  const rows = await readRows<
    Omit<DropOfPiece, 'opensAt' | 'openedAt' | 'keptFrom'> & {
      opensAt: Date;
      openedAt: Date | null;
      closesAt: Date;
      keptFrom: Date;
    }
  >`
    SELECT drop.id, drop.slug, drop.title, state, opens_at AS "opensAt", opened_at AS "openedAt", closes_at AS "closesAt",
      kept_from AS "keptFrom", kept_from <= clock_timestamp() AS "isKept",
      array_agg(sku) AS skus
    FROM drop JOIN drop_variant ON drop_variant.drop_id = drop.id JOIN variant ON variant.id = variant_id
    WHERE variant.product_id = ${productId} AND drop.state <> 'over' AND closes_at > clock_timestamp()
    GROUP BY drop.id ORDER BY kept_from > clock_timestamp(), opens_at`;
  return rows.map(({ opensAt, openedAt, closesAt, keptFrom, ...row }) => {
    reads(pageSource.drops, { until: row.isKept ? closesAt : keptFrom });
    return {
      ...row,
      opensAt: opensAt.toISOString(),
      openedAt: openedAt?.toISOString() ?? null,
      keptFrom: keptFrom.toISOString(),
    };
  });
}

/** For the desk: the newest first. */
export async function listDrops(): Promise<ListedDrop[]> {
  type Row = EndFacts &
    Omit<ListedDrop, 'ending' | 'state' | 'entriesFrom' | 'opensAt'> & { entriesFrom: Date; opensAt: Date };
  const rows = await readRows<Row>`
    SELECT slug, drop.title, state, entries_from AS "entriesFrom", opens_at AS "opensAt", opened_at AS "openedAt", size,
      entry_count AS entries, kept_at IS NOT NULL AS "isKept", admitted_through AS "admittedThrough", available, held,
      sold_out AND closes_at > clock_timestamp() AS "takesBack",
      (SELECT array_agg(sku ORDER BY drop_variant.position) FROM drop_variant JOIN variant ON variant.id = variant_id
       WHERE drop_id = drop.id) AS skus
    FROM drop ORDER BY opens_at DESC LIMIT 100`;
  return rows.map(({ entriesFrom, opensAt, openedAt, ...row }) => ({
    ...row,
    ending: endingOf({ ...row, openedAt }),
    entriesFrom: entriesFrom.toISOString(),
    opensAt: opensAt.toISOString(),
  }));
}
