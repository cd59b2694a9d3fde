/** Words as people type them: never more than so many, each without anything that means something to a query. */
import { Prisma } from '../../prisma/generated/client.ts';

const mostWords = 8;

export const wordsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .normalize('NFC')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .slice(0, mostWords),
  ),
];

/**
 * @param synonyms the shop's own words for what people say
 * @param oneWord what stands for a word in the query
 */
export function queryOf(
  words: readonly string[],
  synonyms: ReadonlyMap<string, string>,
  oneWord: (word: string) => Prisma.Sql = begunWord,
): Prisma.Sql {
  const each = words.map((word) => {
    const meaning = synonyms.get(word);
    return meaning === undefined ? oneWord(word) : Prisma.sql`(${oneWord(word)} || ${oneWord(meaning)})`;
  });
  return Prisma.sql`(${Prisma.join(each, ' && ')})`;
}

/** What begins so, or is a form of it. `''` can't occur: words have letters and digits alone. */
export const begunWord = (word: string): Prisma.Sql =>
  Prisma.sql`(to_tsquery('shop_plain', ${`'${word}':*`}) || plainto_tsquery('shop_en', ${word}))`;

/** The word itself, or a form of it. @param word or an expression for it */
export const wholeWord = (word: string | Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(plainto_tsquery('shop_plain', ${word}) || plainto_tsquery('shop_en', ${word}))`;

const fewLetters = 3;
/** Most of a shop's descriptions have some word that begins so. */
export const saysLittle = (words: readonly string[]): boolean =>
  words.length === 1 && words.every(({ length }) => length <= fewLetters);

const joined: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** As the database's own words are kept: `glacé` is `glace`. */
export const withoutMarks = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđ]/g, (letter) => joined[letter] ?? letter);
