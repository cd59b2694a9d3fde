import { missingSafety, type ProductSafety, safetyOf } from '#domain/catalogue/product-safety.ts';
import { readRows } from '#server/engine/database/statement.ts';

export interface MakerSafety {
  slug: string;
  name: string;
  /** Pieces of theirs that are in the shop. */
  pieces: number;
  safety: Partial<ProductSafety>;
  /** What the law asks for and their pieces lack, unless a piece gives it itself. */
  missing: (keyof ProductSafety)[];
}

export interface UnsafePiece {
  slug: string;
  title: string;
  maker: string;
  missing: (keyof ProductSafety)[];
}

export interface DeskSafety {
  makers: MakerSafety[];
  /** The first of those that lack something. */
  pieces: UnsafePiece[];
  /** All that lack something. */
  count: number;
}

/** The most pieces that the list shows. */
const mostPieces = 200;

/** Makers with what they say of safety, those that lack something first; and the pieces in the shop that lack something. */
export async function readDeskSafety(): Promise<DeskSafety> {
  const rows = await readRows<Omit<MakerSafety, 'missing'>>`
    SELECT maker.slug, maker.name, maker.safety, count(product.id)::int AS pieces
    FROM maker LEFT JOIN product ON product.maker = maker.name AND product.status = 'published'
    GROUP BY maker.id ORDER BY maker.name`;
  const makers = rows.map((row) => ({ ...row, missing: missingSafety(safetyOf({}, row.safety)) }));
  const byName = new Map(makers.map((maker) => [maker.name, maker]));
  const complete = makers.filter(({ missing }) => missing.length === 0).map(({ name }) => name);
  // A piece that gives nothing itself lacks what its maker lacks; the others are few, and looked at one by one.
  const own = await readRows<Omit<UnsafePiece, 'missing'> & { safety: Partial<ProductSafety> }>`
    SELECT slug, title, maker, safety FROM product WHERE status = 'published' AND safety <> '{}' ORDER BY title, id`;
  const ownLacking = own
    .map(({ safety, ...piece }) => ({
      ...piece,
      missing: missingSafety(safetyOf(safety, byName.get(piece.maker)?.safety ?? {})),
    }))
    .filter(({ missing }) => missing.length > 0);
  const others = await readRows<Omit<UnsafePiece, 'missing'> & { count: number }>`
    SELECT slug, title, maker, count(*) OVER ()::int AS count FROM product
    WHERE status = 'published' AND safety = '{}' AND maker <> ALL (${complete}::text[])
    ORDER BY title, id LIMIT ${mostPieces}`;
  const lacking = others.map(({ count: _count, ...piece }) => ({
    ...piece,
    missing: byName.get(piece.maker)?.missing ?? missingSafety(safetyOf({}, {})),
  }));
  return {
    makers: [...makers].sort((one, other) => other.missing.length - one.missing.length),
    pieces: [...ownLacking, ...lacking].slice(0, mostPieces),
    count: ownLacking.length + (others[0]?.count ?? 0),
  };
}

/** Returns one maker, or null if there is none of this name. */
export async function readMakerSafety(slug: string): Promise<MakerSafety | null> {
  const { makers } = await readDeskSafety();
  return makers.find((maker) => maker.slug === slug) ?? null;
}
