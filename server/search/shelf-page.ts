import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import type { Detail, MoreCells, ShelfCell, ShelfPage } from '#contract/search/shelf-page.ts';
import { topicOf } from '#contract/topics.ts';
import { readLotFaces } from '#server/auction/lot/lot-faces.ts';
import { readCards } from '#server/catalogue/read-cards.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';
import { cursorOf } from './shelf-cursor.ts';
import { countsOf, readShelfList, type ShelfList } from './shelf-list.ts';

/** One of so many cells in a row is shown as a detail, which takes two places. */
const block = 8;
/** Where it may stand so that rows of three stay whole: at the right in one block, at the left in the next. */
const widePlaces = [
  [7, 4, 1],
  [3, 6, 0],
];

/** @param collection null: all of the shop */
export async function readShelfPage(query: ShelfPageQuery, collection: string | null): Promise<ShelfPage> {
  reads(pageSource.pieces);
  reads(pageSource.lots);
  if (collection !== null) reads(topicOf.collection(collection));
  const limit = Math.max(query.shown, 1);
  const list = await readShelfList(query, collection, { limit: limit + 1 });
  const { cells, next } = await readCells(list, limit);
  const counts = { version: list.version, data: countsOf(list.found, query) };
  const { corrected, synonyms } = list;
  return { cells, next, counts, before: list.found.before, corrected, synonyms: [...synonyms] };
}

/** Of a list that was read with one more than `limit`. */
export async function readCells(list: ShelfList, limit: number): Promise<MoreCells> {
  const rows = list.found.found.slice(0, limit);
  const idsOf = (lots: boolean) => rows.filter(({ number }) => number < 0 === lots).map(({ id }) => id);
  const [cards, lots, details] = await Promise.all([
    readCards(idsOf(false)),
    readLotFaces(idsOf(true)),
    readDetails(idsOf(false)),
  ]);
  const cardOf = new Map(cards.map((card) => [card.data.id, card]));
  const lotOf = new Map(lots.map((entry) => [entry.lot.id, entry]));
  const cells = rows.flatMap(({ id, number }): ShelfCell[] => {
    const [card, entry] = [cardOf.get(id), lotOf.get(id)];
    if (card) return [{ number, card, detail: null }];
    return entry ? [{ number, ...entry }] : [];
  });
  const last = rows.at(-1);
  const hasMore = list.found.found.length > limit && last !== undefined;
  return { cells: withDetails(cells, details), next: hasMore ? cursorOf(list.sort, last.place) : null };
}

/** In each whole block the first piece that may stand wide and has a detail. */
export function withDetails(cells: readonly ShelfCell[], details: ReadonlyMap<string, Detail>): ShelfCell[] {
  const detailAt = (at: number) => {
    const cell = cells[at];
    return cell && 'card' in cell ? details.get(cell.card.data.id) : undefined;
  };
  const wide = new Set<number>();
  for (let from = 0; from + block <= cells.length; from += block) {
    const places = widePlaces[(from / block) % widePlaces.length] ?? [];
    const place = places.find((one) => detailAt(from + one) !== undefined);
    if (place !== undefined) wide.add(from + place);
  }
  return cells.map((cell, at) => ('card' in cell ? { ...cell, detail: (wide.has(at) && detailAt(at)) || null } : cell));
}

async function readDetails(productIds: readonly string[]): Promise<Map<string, Detail>> {
  const rows = await readRows<Detail & { id: string }>`
    SELECT DISTINCT ON (product_id) product_id AS id, caption,
           jsonb_build_object('file', file, 'alt', alt, 'width', width, 'height', height, 'dominantHex', dominant_hex) AS image
    FROM product_image
    WHERE product_id = ANY (${productIds}::text[]) AND caption <> ''
      AND position > (SELECT min(position) FROM product_image AS first WHERE first.product_id = product_image.product_id)
    ORDER BY product_id, position`;
  return new Map(rows.map(({ id, image, caption }) => [id, { image, caption }]));
}

/** What each chosen value keeps away: without it there would be so many. */
export async function countWithout(
  queries: readonly ShelfPageQuery[],
  collection: string | null,
): Promise<{ pieces: number; lots: number }[]> {
  const lists = await Promise.all(queries.map((query) => readShelfList(query, collection, { limit: 0 })));
  return lists.map(({ found: { pieces, lots } }) => ({ pieces, lots }));
}
