import type { Maker } from '#contract/catalogue/catalogue.ts';
import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readPlacePhotograph } from '#server/photograph/place-photographs.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readCards } from './read-cards.ts';

/** The most pieces that a maker's page shows; the shop's list has the rest. */
const mostPieces = 60;

export interface MakerPage {
  maker: Maker;
  cards: View<'card'>[];
  /** All of theirs in the shop; `cards` may be fewer. */
  pieces: number;
  /** A detail of one of their pieces, for a maker without a portrait. */
  photograph: { file: string; alt: string; dominantHex: string } | null;
}

/** @returns null if there is no such maker */
export async function readMakerPage(slug: string): Promise<MakerPage | null> {
  reads(pageSource.maker(slug));
  const row = await database().maker.findUnique({
    where: { slug },
    select: { slug: true, name: true, place: true, since: true, text: true, portraitFile: true },
  });
  if (!row) return null;
  const { portraitFile, ...maker } = row;
  const rows = await database().$queryRaw<{ id: string; pieces: number; photograph: MakerPage['photograph'] }[]>`
    SELECT shown.id, pieces, (
      SELECT jsonb_build_object('file', file, 'alt', alt, 'dominantHex', dominant_hex)
      FROM product_image WHERE product_id = shown.id AND position > 0 AND caption <> '' ORDER BY position LIMIT 1
    ) AS photograph
    FROM (
      SELECT id, position, count(*) OVER ()::int AS pieces FROM product
      WHERE maker = ${maker.name} AND status = 'published'
        AND EXISTS (SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL)
      ORDER BY position, id LIMIT ${mostPieces}
    ) AS shown ORDER BY shown.position, shown.id`;
  const cards = await readCards(rows.map(({ id }) => id));
  return {
    maker: { ...maker, portrait: await readPlacePhotograph(portraitFile) },
    cards,
    pieces: rows[0]?.pieces ?? 0,
    photograph: rows.find(({ photograph }) => photograph !== null)?.photograph ?? cards[0]?.data.image ?? null,
  };
}
