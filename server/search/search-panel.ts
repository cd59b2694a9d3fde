import type { Counted, SearchPanel } from '#contract/shelf/search-panel.ts';
import { readLotFaces } from '#server/auction/lot/lot-faces.ts';
import { readCards } from '#server/catalogue/read-cards.ts';
import { findWords } from './find-words.ts';
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

export async function readSearchPanel(typed: string): Promise<SearchPanel> {
  const [words, shelf] = await Promise.all([findWords(typed), readShelf()]);
  if (!words) return readEmpty(shelf);
  const found = shelf.index.find(everything, words.hits);
  const asked = words.corrected ?? typed;
  const [pieces, lots] = await Promise.all([
    readCards(shelf.index.first(words.hits, { lots: false, limit: mostPieces })),
    lotsOf(shelf, words.hits),
  ]);
  return {
    pieces,
    lots,
    total: found.pieces + found.lots,
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

async function readEmpty({ index }: Shelf): Promise<SearchPanel> {
  const closing = index.find({ ...everything, availability: ['auction'], sort: 'closing', limit: mostClosing }).found;
  const ids = closing.map(({ id }) => id);
  const lots = await readLotFaces(ids);
  return {
    pieces: [],
    lots: lots.sort((one, other) => ids.indexOf(one.lot.id) - ids.indexOf(other.lot.id)),
    total: 0,
    forms: countedIn(index.find({ ...everything, lots: false }), 'form').slice(0, mostForms),
    materials: [],
    makers: [],
    collections: [],
    corrected: null,
    synonyms: [],
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
