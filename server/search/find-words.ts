import { database } from '#server/engine/database/database.ts';
import { readRows, readSql } from '#server/engine/database/statement.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { Hits } from './hits.ts';
import { queryOf, saysLittle, wholeWord, withoutMarks, wordsIn } from './search-words.ts';

export interface WordsFound {
  hits: Hits;
  /** What was looked for in place of what was typed, if nothing answers that. */
  corrected: string | null;
  /** Words of the shop that stand for typed ones. */
  synonyms: ReadonlyMap<string, string>;
}

/** The best of so many are ranked; the rest stand behind them. */
const mostRanked = 1_000;
/** Ranks come as whole numbers of this part: text that is short to write and to read. */
const rankParts = 1_000_000;
const behind = 1;
/** What is typed is looked up in so many titles and makers. */
const mostHeads = 300;

/**
 * Everything in which all the words occur, as they begin; a word of up to three letters as it begins in titles, makers and
 * lots, and else as it is, unless nothing is found so. @returns null where no word was typed
 */
export async function findWords(typed: string): Promise<WordsFound | null> {
  return find(typed, everything);
}

/** The same of what was typed and nothing in its place. @returns null where no word was typed */
export async function findAsTyped(typed: string): Promise<Hits | null> {
  const words = wordsIn(typed);
  return words.length === 0 ? null : everything(words, await synonymsOf(words));
}

/** The first titles and makers in which the words begin: for what is still being typed. */
export async function findHeads(typed: string): Promise<WordsFound | null> {
  return find(typed, heads);
}

type Look = (words: readonly string[], synonyms: ReadonlyMap<string, string>) => Promise<Hits>;

async function find(typed: string, look: Look): Promise<WordsFound | null> {
  const words = wordsIn(typed);
  if (words.length === 0) return null;
  const synonyms = await synonymsOf(words);
  const hits = await look(words, synonyms);
  if (hits.size > 0) return { hits, corrected: null, synonyms };
  for (const corrected of await corrections(words)) {
    const found = await look(corrected, await synonymsOf(corrected));
    if (found.size > 0) return { hits: found, corrected: corrected.join(' '), synonyms: new Map() };
  }
  return { hits, corrected: null, synonyms };
}

async function everything(words: readonly string[], synonyms: ReadonlyMap<string, string>): Promise<Hits> {
  const begun = queryOf(words, synonyms);
  if (saysLittle(words)) {
    const hits = await rankedHits(
      begun,
      Prisma.sql`SELECT number FROM product_search WHERE words @@ ${queryOf(words, synonyms, wholeWord)}
              UNION SELECT number FROM product_head, asked WHERE product_head.words @@ asked.words`,
    );
    if (hits.size > 0) return hits;
  }
  return rankedHits(
    begun,
    Prisma.sql`SELECT number FROM product_search, asked WHERE product_search.words @@ asked.words`,
  );
}

/** Ranks are negative, so that the best comes first and what has none behind all. */
async function rankedHits(begun: Prisma.Sql, inPieces: Prisma.Sql): Promise<Hits> {
  const [row] = await readSql<{ numbers: Uint8Array | null; ranked: string | null }>(Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT ${begun} AS words)
    SELECT (SELECT string_agg(int4send(number), ''::bytea) FROM (
              ${inPieces}
              UNION ALL SELECT number FROM lot_search, asked WHERE lot_search.words @@ asked.words
            ) AS hit) AS numbers,
           (SELECT string_agg(number || ',' || (rank * ${rankParts})::int, ',') FROM (
              SELECT number, ts_rank(hit.words, asked.words) AS rank FROM asked, LATERAL (
                SELECT number, words FROM product_head WHERE product_head.words @@ asked.words LIMIT ${mostRanked}
              ) AS hit
              UNION ALL
              SELECT number, ts_rank(lot_search.words, asked.words) FROM lot_search, asked WHERE lot_search.words @@ asked.words
            ) AS best) AS ranked`);
  const ranked = numbersIn(row?.ranked);
  const ranks = new Map<number, number>();
  for (let at = 0; at + 1 < ranked.length; at += 2) {
    ranks.set(ranked[at] as number, -(ranked[at + 1] as number) / rankParts);
  }
  return new Hits(numbersOf(row?.numbers ?? null), ranks, behind);
}

/** As the database sends them: four bytes each, the highest first. */
function numbersOf(sent: Uint8Array | null): Int32Array {
  const bytes = Buffer.from(sent ?? []);
  const numbers = new Int32Array(bytes.length / 4);
  for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.readInt32BE(at * 4);
  return numbers;
}

const numbersIn = (joined: string | null | undefined): number[] => (joined ? joined.split(',').map(Number) : []);

async function heads(words: readonly string[], synonyms: ReadonlyMap<string, string>): Promise<Hits> {
  const rows = await readSql<{ number: number; rank: number }>(Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT ${queryOf(words, synonyms)} AS words)
    SELECT number, ts_rank(hit.words, asked.words) AS rank FROM asked, LATERAL (
      (SELECT number, words FROM product_head WHERE product_head.words @@ asked.words LIMIT ${mostHeads})
      UNION ALL (SELECT number, words FROM lot_search WHERE lot_search.words @@ asked.words LIMIT ${mostHeads})
    ) AS hit`);
  const ranks = new Map(rows.map(({ number, rank }) => [number, -rank]));
  return new Hits(ranks.keys(), ranks);
}

/** The shop's own words for those that were typed. */
export async function synonymsOf(words: readonly string[]): Promise<Map<string, string>> {
  const rows = await readRows<{ word: string; meaning: string }>`
    SELECT word, meaning FROM search_synonym WHERE word = ANY (${words}::text[])`;
  return new Map(rows.map(({ word, meaning }) => [word, meaning]));
}

/** The words with those that the shop doesn't know replaced by the likeliest that it knows; the likeliest first. */
async function corrections(words: readonly string[]): Promise<string[][]> {
  const likely = await Promise.all(words.map(likelyWords));
  if (likely.every((found) => found === null)) return [];
  const tries = Math.max(...likely.map((found) => found?.length ?? 0));
  return Array.from({ length: tries }, (_, at) =>
    words.map((word, place) => likely[place]?.[Math.min(at, likely[place].length - 1)] ?? word),
  );
}

/** @returns null for a word that some word of the shop begins with */
async function likelyWords(typed: string): Promise<string[] | null> {
  const word = withoutMarks(typed);
  const rows = await database().$queryRaw<{ word: string; begins: boolean }[]>`
    (SELECT word, true AS begins FROM search_word WHERE word LIKE ${`${word}%`} LIMIT 1)
    UNION ALL
    (SELECT word, false FROM search_word WHERE word % ${word} ORDER BY word <-> ${word} LIMIT 3)`;
  if (rows.some(({ begins }) => begins)) return null;
  return rows.map((row) => row.word);
}
