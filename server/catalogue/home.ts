import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { lowStock, stockState } from '#domain/stock/stock-state.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { plainTextOf, type WrittenText } from '#server/rich-text/written-text.ts';
import { pageSource } from '#server/web/page-source.ts';
import { type CollectionCard, readCollections } from './collections.ts';
import { readFirstCards } from './first-cards.ts';
import { readCards } from './read-cards.ts';
import { readShopView } from './shop-view.ts';

export interface Home {
  /** One piece that is nearly gone, with its description; null in an empty shop. */
  hero: { card: View<'card'>; description: string } | null;
  firings: View<'card'>[];
  pieces: number;
  collections: CollectionCard[];
  shop: View<'shop'>;
}

const scarceEnough = 6;
const firingsShown = 4;
const firstLooked = 48;

const leftOf = ({ data: { stock } }: View<'card'>): number => stock.available + stock.inBags;

/** Which piece the merchant wants to stand first: one that is nearly gone, the newest or one by its address. */
export interface WantedFirst {
  rule: 'few' | 'newest' | 'piece';
  slug: string;
}

export async function readHome(wanted: WantedFirst = { rule: 'few', slug: '' }): Promise<Home> {
  const [list, collections, shop, chosen] = await Promise.all([
    readFirstCards(firstLooked),
    readCollections(),
    readShopView(),
    readChosen(wanted),
  ]);
  const inStock = list.cards.filter(isInStock);
  const hero = chosen ?? inStock.find((card) => leftOf(card) <= scarceEnough) ?? inStock[0] ?? list.cards[0] ?? null;
  return {
    hero: hero && { card: hero, description: await readDescription(hero.data.id) },
    firings: pickFirings(inStock.filter((card) => card.data.id !== hero?.data.id)),
    pieces: list.total,
    collections,
    shop: { topic: topicOf.shop, ...shop },
  };
}

/** @returns null if the rule names none that is for sale */
async function readChosen({ rule, slug }: WantedFirst): Promise<View<'card'> | null> {
  if (rule === 'few' || (rule === 'piece' && slug === '')) return null;
  reads(pageSource.pieces);
  const found = await readRows<{ id: string }>`
    SELECT id FROM product
    WHERE status = 'published' AND (${rule} = 'newest' OR slug = ${slug})
      AND EXISTS (SELECT FROM variant WHERE product_id = product.id AND archived_at IS NULL)
    ORDER BY created_at DESC, id DESC LIMIT 1`;
  return (await readCards(found.map(({ id }) => id)))[0] ?? null;
}

const isInStock = ({ data }: View<'card'>): boolean => stockState(data.stock).kind !== 'sold_out';

/** The pieces that the front page shows, for a page that has none of its own. */
export const readPicked = async (): Promise<View<'card'>[]> =>
  pickFirings((await readFirstCards(firstLooked)).cards.filter(isInStock));

/** Two that are nearly gone among two that aren't, in the house's order. */
function pickFirings(cards: View<'card'>[]): View<'card'>[] {
  const few = cards.filter((card) => leftOf(card) <= lowStock).slice(0, firingsShown / 2);
  const others = cards.filter((card) => !few.includes(card)).slice(0, firingsShown - few.length);
  const picked = new Set([...few, ...others]);
  return cards.filter((card) => picked.has(card));
}

async function readDescription(id: string): Promise<string> {
  reads(topicOf.product(id)); // a card says nothing of it
  const product = await database().product.findUnique({
    where: { id },
    select: { description: true, descriptionFormat: true },
  });
  return product
    ? plainTextOf({ text: product.description, format: product.descriptionFormat as WrittenText['format'] })
    : '';
}
