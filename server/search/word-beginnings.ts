/**
 * By which first letters a piece and words that are looked for may meet: whatever finds a piece by words shares one of
 * these with it. It tells what can't match without asking.
 */
import { readSql } from '#server/engine/database/statement.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { begunWord, wholeWord, wordsIn } from './search-words.ts';

const letters = 5;
/** The words in a query, as the database writes it. */
const lexemes = Prisma.sql`'''([^'']+)''', 'g'`;

/** Of the longest word that was typed, as the database looks for it. @returns null where no word was typed */
export async function beginningsOfWords(typed: string): Promise<string[] | null> {
  const [longest] = wordsIn(typed).sort((one, other) => other.length - one.length);
  if (longest === undefined) return null;
  const rows = await readSql<{ beginning: string }>(Prisma.sql`
    SELECT DISTINCT left(lexeme[1], ${letters}::int) AS beginning FROM regexp_matches(${begunWord(longest)}::text, ${lexemes}) AS lexeme`);
  return rows.map(({ beginning }) => beginning);
}

/**
 * Of all words of these pieces, also shorter ones: a short word is looked for as a beginning. And of the words that stand
 * for these: synonyms are read here, so that one which is added later finds the lists of before.
 */
export async function beginningsOfPieces(productIds: readonly string[]): Promise<string[]> {
  const rows = await readSql<{ beginning: string }>(Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT DISTINCT left(word.lexeme, length) AS beginning
      FROM product_search, unnest(words) AS word, generate_series(1, ${letters}::int) AS length
      WHERE product_id = ANY (${productIds}::text[])
    )
    SELECT beginning FROM own
    UNION
    SELECT left(said.lexeme[1], ${letters}::int)
    FROM search_synonym, regexp_matches(${wholeWord(Prisma.sql`meaning`)}::text, ${lexemes}) AS meant (lexeme),
      regexp_matches(${wholeWord(Prisma.sql`word`)}::text, ${lexemes}) AS said (lexeme)
    WHERE left(meant.lexeme[1], ${letters}::int) IN (SELECT beginning FROM own)`);
  return rows.map(({ beginning }) => beginning);
}
