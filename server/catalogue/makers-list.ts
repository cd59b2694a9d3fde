import type { Maker } from '#contract/catalogue/catalogue.ts';
import { makersStep } from '#contract/catalogue/makers-step.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readPlacePhotographs } from '#server/photograph/place-photographs.ts';
import { pageSource } from '#server/web/page-source.ts';
import { Prisma } from '../../prisma/generated/client.ts';

export interface MakerEntry extends Maker {
  /** How many pieces of theirs are in the shop. */
  pieces: number;
  /** The first photograph of their first piece. */
  photograph: { file: string; alt: string; dominantHex: string } | null;
}

export interface MakersList {
  makers: MakerEntry[];
  /** All who have pieces in the shop. */
  total: number;
  /** What their names begin with, in order: a to z, and `0` for anything else. */
  letters: string[];
  /** What the next of the list follow, a maker's name in the address; null at its end. */
  next: string | null;
}

interface Asked {
  letter?: string | undefined;
  after?: string | undefined;
}

const letterOf = Prisma.sql`
  (CASE WHEN left(unaccent(lower(maker.name)), 1) BETWEEN 'a' AND 'z' THEN left(unaccent(lower(maker.name)), 1) ELSE '0' END)`;
const hasPieces = Prisma.sql`EXISTS (SELECT FROM product WHERE product.maker = maker.name AND product.status = 'published')`;

/**
 * The makers who have pieces in the shop, by name.
 * @param asked those whose names begin so, and those after that maker; what names nobody is left out
 */
export async function readMakersList({ letter, after }: Asked = {}): Promise<MakersList> {
  reads(pageSource.makers);
  reads(pageSource.shelf);
  const conditions = [
    hasPieces,
    ...(letter === undefined ? [] : [Prisma.sql`${letterOf} = ${letter}`]),
    ...(after === undefined
      ? []
      : [
          Prisma.sql`(lower(maker.name), maker.id) > (SELECT lower(name), id FROM maker WHERE slug = ${after}
                      UNION ALL SELECT '', '' WHERE NOT EXISTS (SELECT FROM maker WHERE slug = ${after}))`,
        ]),
  ];
  const [rows, letters] = await Promise.all([
    database().$queryRaw<(Omit<MakerEntry, 'portrait'> & { portraitFile: string | null })[]>`
      SELECT maker.slug, maker.name, maker.place, maker.since, maker.text, maker.portrait_file AS "portraitFile",
        (SELECT count(*)::int FROM product WHERE product.maker = maker.name AND status = 'published') AS pieces,
        (SELECT jsonb_build_object('file', file, 'alt', alt, 'dominantHex', dominant_hex)
         FROM product JOIN product_image ON product_image.product_id = product.id
         WHERE product.maker = maker.name AND product.status = 'published'
         ORDER BY product.position, product.id, product_image.position LIMIT 1) AS photograph
      FROM maker WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY lower(maker.name), maker.id LIMIT ${makersStep + 1}::int`,
    database().$queryRaw<{ letter: string; makers: number }[]>`
      SELECT ${letterOf} AS letter, count(*)::int AS makers FROM maker WHERE ${hasPieces} GROUP BY 1 ORDER BY 1`,
  ]);
  const shown = rows.slice(0, makersStep);
  const portraits = await readPlacePhotographs(shown.map(({ portraitFile }) => portraitFile));
  const makers = shown.map(({ portraitFile: _, ...maker }, place) => ({
    ...maker,
    portrait: portraits[place] ?? null,
  }));
  return {
    makers,
    total: letters.reduce((sum, one) => sum + one.makers, 0),
    letters: letters.map((one) => one.letter),
    next: rows.length > makersStep ? (makers.at(-1)?.slug ?? null) : null,
  };
}
