import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emptyListName, type ListWords, listName } from './list-name.ts';

const nothing: ListWords = {
  words: '',
  collection: null,
  materials: [],
  forms: [],
  makers: [],
  sizes: [],
  from: '',
  to: '',
};

test.each<[Partial<ListWords>, string]>([
  [{ materials: ['Celadon'], forms: ['Jar'], to: '€80' }, 'Celadon jars up to €80'],
  [{ words: 'salt pig' }, '“salt pig”'],
  [{ words: 'salt pig', to: '€80' }, 'Pieces for “salt pig”, up to €80'],
  [{ collection: 'Tableware', from: '€40', to: '€200' }, 'Tableware from €40 to €200'],
  [{ collection: 'Tableware', forms: ['Dish', 'Tea bowl'] }, 'Dishes or tea bowls in Tableware'],
  [{ makers: ['Blue Mallow'], to: '€80' }, 'Pieces by Blue Mallow, up to €80'],
  [{ makers: ['Blue Mallow'], sizes: ['Under 10 cm'] }, 'Pieces by Blue Mallow, under 10 cm'],
  [{ forms: ['Vase', 'Bowl', 'Jar', 'Cup', 'Glass'] }, 'Vases, bowls or 3 others'],
  [{ materials: ['Stoneware'], from: '€40' }, 'Stoneware pieces from €40'],
  [{ from: '€50', to: '€50' }, 'Pieces at €50'],
  [{}, 'Pieces'],
])('%j is called %s', (some, name) => expect(listName({ ...nothing, ...some })).toBe(name));

test.each<[Partial<ListWords>, string]>([
  [{ materials: ['Celadon'], forms: ['Jar'], to: '€80' }, 'No celadon jars up to €80'],
  [{ words: 'salt pig' }, 'No pieces match “salt pig”'],
  [{ words: 'salt pig', forms: ['Jar'] }, 'No jars for “salt pig”'],
  [{ collection: 'Tableware' }, 'No pieces in Tableware'],
  [{ collection: 'Tableware', to: '€10' }, 'No pieces in Tableware up to €10'],
  [{}, 'No pieces'],
])('where %j is empty, it says %s', (some, words) => expect(emptyListName({ ...nothing, ...some })).toBe(words));

const text = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' })
  .filter((one) => /^\S+( \S+)*$/.test(one));
const some = fc.array(text, { maxLength: 6 });
const list = fc.record<ListWords>({
  words: fc.oneof(fc.constant(''), text),
  collection: fc.option(text),
  materials: some,
  forms: some,
  makers: some,
  sizes: some,
  from: fc.constantFrom('', '€40'),
  to: fc.constantFrom('', '€80.50'),
});

describe('a name', () => {
  it('says every bound, every word and the first of each choice, and nothing is empty in it', () => {
    fc.assert(
      fc.property(list, (asked) => {
        const name = listName(asked);
        for (const said of [asked.from, asked.to, asked.words, asked.collection ?? '', asked.makers[0] ?? '']) {
          expect(name.toLowerCase()).toContain(said.toLowerCase());
        }
        expect(name).not.toMatch(/undefined|null|^$|(?<!\S) | $/);
      }),
    );
  });
});
