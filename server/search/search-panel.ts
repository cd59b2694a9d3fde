import type { Counted, SearchPanel } from '#contract/search/search-panel.ts';
import { readLotFaces } from '#server/auction/lot/lot-faces.ts';
import { readCards } from '#server/catalogue/read-cards.ts';
import { findAsTyped, findWords } from './find-words.ts';
import type { Hits } from './hits.ts';
import { withoutMarks, wordsIn } from './search-words.ts';
import { readShelf, type Shelf } from './shelf.ts';
import type { ShelfFound, ShelfQuery } from './shelf-query.ts';

const everything: ShelfQuery = {
  within: null,
  lots: true,
  collection: [],
  maker: [],
  form: [],
  material: [],
  availability: [],
  size: [],
  minPrice: null,
  maxPrice: null,
  sort: 'relevance',
  limit: 0,
  after: null,
};
const mostPieces = 5;
const mostLots = 2;
const mostForms = 8;
const mostClosing = 3;
const mostOthers = 3;
const mostNear = 2;
/** A shorter word stands in too much to be near anything. */
const leastPart = 3;

export async function readSearchPanel(typed: string): Promise<SearchPanel> {
  const [words, shelf] = await Promise.all([findWords(typed), readShelf()]);
  if (!words) return readEmpty(shelf);
  const found = shelf.index.find(everything, words.hits);
  if (found.pieces + found.lots === 0) return readNear(typed, shelf);
  const asked = words.corrected ?? typed;
  const [pieces, lots] = await Promise.all([
    readCards(shelf.index.first(words.hits, { lots: false, limit: mostPieces })),
    lotsOf(shelf, words.hits),
  ]);
  return {
    pieces,
    lots,
    total: found.pieces + found.lots,
    parts: [],
    forms: [],
    materials: countedIn(found, 'material')
      .filter(({ value }) => isMeant(value, asked))
      .slice(0, mostOthers),
    makers: countedIn(found, 'maker').slice(0, mostOthers),
    collections: [...shelf.collections]
      .filter(([, title]) => isMeant(title, asked))
      .slice(0, mostOthers)
      .map(([slug, title]) => ({ slug, title })),
    corrected: words.corrected,
    synonyms: [...words.synonyms],
  };
}

const nothing: SearchPanel = {
  pieces: [],
  lots: [],
  total: 0,
  parts: [],
  forms: [],
  materials: [],
  makers: [],
  collections: [],
  corrected: null,
  synonyms: [],
};

/** Two groups to go on with: pieces that have one of several words, or the shop's largest forms. */
async function readNear(typed: string, { index }: Shelf): Promise<SearchPanel> {
  const words = wordsIn(typed).filter(({ length }) => length >= leastPart);
  const each = await Promise.all(
    (words.length > 1 ? words : []).map(async (word) => {
      const hits = await findAsTyped(word);
      return { value: word, count: hits ? index.find({ ...everything, lots: false }, hits).pieces : 0 };
    }),
  );
  const parts = each
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count)
    .slice(0, mostNear);
  return { ...nothing, parts, forms: formsOf(index, mostNear - parts.length) };
}

const formsOf = (index: Shelf['index'], most: number): Counted[] =>
  most > 0 ? countedIn(index.find({ ...everything, lots: false }), 'form').slice(0, most) : [];

async function readEmpty({ index }: Shelf): Promise<SearchPanel> {
  const closing = index.find({ ...everything, availability: ['auction'], sort: 'closing', limit: mostClosing }).found;
  const ids = closing.map(({ id }) => id);
  const lots = await readLotFaces(ids);
  return {
    ...nothing,
    lots: lots.sort((one, other) => ids.indexOf(one.lot.id) - ids.indexOf(other.lot.id)),
    forms: formsOf(index, mostForms),
  };
}

async function lotsOf({ index }: Shelf, hits: Hits): Promise<SearchPanel['lots']> {
  const ids = index.first(hits, { lots: true, limit: mostLots });
  const lots = await readLotFaces(ids);
  return lots.sort((one, other) => ids.indexOf(one.lot.id) - ids.indexOf(other.lot.id));
}

const countedIn = ({ facets }: ShelfFound, name: 'form' | 'material' | 'maker'): Counted[] =>
  facets[name].filter(({ count }) => count > 0);

/** Whether a word that was typed begins one of the name's. */
function isMeant(name: string, typed: string): boolean {
  const parts = wordsIn(name).map(withoutMarks);
  return wordsIn(typed).some((word) => parts.some((part) => part.startsWith(withoutMarks(word))));
}
