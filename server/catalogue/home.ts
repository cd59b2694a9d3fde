import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { lowStock, stockState } from '#domain/stock/stock-state.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { plainTextOf, type WrittenText } from '#server/rich-text/written-text.ts';
import { type CollectionCard, readCollections } from './collections.ts';
import { readFirstCards } from './first-cards.ts';
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

export async function readHome(): Promise<Home> {
  const [list, collections, shop] = await Promise.all([readFirstCards(firstLooked), readCollections(), readShopView()]);
  const inStock = list.cards.filter(isInStock);
  const hero = inStock.find((card) => leftOf(card) <= scarceEnough) ?? inStock[0] ?? list.cards[0] ?? null;
  return {
    hero: hero && { card: hero, description: await readDescription(hero.data.id) },
    firings: pickFirings(inStock.filter((card) => card !== hero)),
    pieces: list.total,
    collections,
    shop: { topic: topicOf.shop, ...shop },
  };
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
