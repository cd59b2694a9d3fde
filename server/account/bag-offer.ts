import type { View } from '#contract/wire/views.ts';
import { readFirstCards } from '#server/catalogue/first-cards.ts';
import { readCards } from '#server/catalogue/read-cards.ts';
import { ownWishListTopic } from '#server/wish-list/own-wish-list-view.ts';
import { ownView } from './own-views.ts';

/** As many as stand in a row. */
const shown = 4;
/** Among which those in stock are looked for. */
const looked = 24;

/** For an empty bag: what its person saved and can buy, the newest first; else the first pieces of the shop that can be bought. */
export async function readBagOffer(personId: string | null): Promise<{ saved: boolean; cards: View<'card'>[] }> {
  const list = personId === null ? null : await ownView(ownWishListTopic, personId);
  const saved = available(await readCards((list?.data.productIds ?? []).slice(0, looked)));
  if (saved.length > 0) return { saved: true, cards: saved };
  return { saved: false, cards: available((await readFirstCards(looked)).cards) };
}

const available = (cards: readonly View<'card'>[]): View<'card'>[] =>
  cards.filter(({ data }) => data.stock.available > 0).slice(0, shown);
