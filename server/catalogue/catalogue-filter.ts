/** Which pieces of the catalogue are meant: a list, its total and its counts ask the same way. */
import type { CatalogueQuery } from '#contract/catalogue-query.ts';
import { lowStock } from '#domain/stock/stock-state.ts';
import { Prisma } from '../../prisma/generated/client.ts';

export interface CatalogueScope {
  /** Each word must occur somewhere in what is said of the piece. */
  words: string;
  collection: string | null;
}

export const isInStock = Prisma.sql`piece.on_hand > 0`;
export const isFew = Prisma.sql`piece.on_hand BETWEEN 1 AND ${lowStock}::int`;

/** What follows FROM: the scope's pieces as `piece`, each with what is on hand of it and its lowest price. */
export function piecesOf({ words, collection }: CatalogueScope): Prisma.Sql {
  const patterns = words.split(/\s+/).filter(Boolean).map(patternOf);
  return Prisma.sql`(
    SELECT product.id, product.maker, product.position, product.created_at, of_variants.on_hand, of_variants.lowest
    FROM product
    LEFT JOIN collection ON collection.id = product.collection_id
    JOIN (
      SELECT product_id, sum(on_hand)::int AS on_hand, min(price_amount) AS lowest FROM variant GROUP BY product_id
    ) AS of_variants ON of_variants.product_id = product.id
    WHERE (${collection}::text IS NULL OR collection.slug = ${collection})
      AND (${patterns}::text[] = '{}' OR concat_ws(' ', product.title, maker, material, product.description,
        (SELECT string_agg(title, ' ') FROM variant WHERE product_id = product.id)) ILIKE ALL (${patterns}::text[]))
  ) AS piece`;
}

export const narrowedTo = ({ stock, few, maker }: CatalogueQuery): Prisma.Sql => Prisma.sql`
  (NOT ${stock}::boolean OR ${isInStock}) AND (NOT ${few}::boolean OR ${isFew})
  AND (${maker}::text[] = '{}' OR piece.maker = ANY (${maker}::text[]))`;

const patternOf = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
