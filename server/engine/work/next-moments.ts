import { AdaptiveTimeout } from '#server/engine/database/no-answer.ts';
import { join, type Sql, sql } from '#server/engine/database/sql.ts';
import { readSqlWithin } from '#server/engine/database/statement.ts';

export interface HasMoments {
  /** The next moment by the database's clock, or NULL. It is asked for once a second, so an index must answer it. */
  readonly due?: Sql | undefined;
  /** The same of what this process alone knows. The earlier of both counts. */
  dueHere?(): Date | null;
}

const timeout = new AdaptiveTimeout(2_000, 10_000);

/** One statement that answers for all of them: an array of moments. */
export const questionFor = (works: readonly Pick<HasMoments, 'due'>[]): Sql =>
  sql`SELECT ARRAY[${join(works.map(({ due }) => (due ? sql`(${due})` : sql`NULL`)))}]::timestamptz[] AS moments`;

/** When each work's next piece is due by the database's clock; null: none waits. @throws what the database throws */
export async function nextMoments(works: readonly HasMoments[]): Promise<(Date | null)[]> {
  const asked = works.filter(({ due }) => due);
  const answers = asked.length > 0 ? await ask(asked) : [];
  const moments = new Map(asked.map((work, place) => [work, answers[place] ?? null]));
  return works.map((work) => earlier(moments.get(work) ?? null, work.dueHere?.() ?? null));
}

async function ask(works: readonly HasMoments[]): Promise<(Date | null)[]> {
  const [row] = await timeout.with((ms) => readSqlWithin(ms)<{ moments: (Date | null)[] }>(questionFor(works)));
  return row?.moments ?? [];
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);
