import type { Client } from 'pg';
import type { CaptureStatement } from './read-capture.ts';

/** Functions that an index is built with: migrations define them by hand, since an index has to be made anew for other words. */
export const ofIndexes = ['plain_words', 'word_starts'];

interface Definition extends Pick<CaptureStatement, 'kind' | 'name'> {
  /** As DROP wants it: a function with its parameters, a trigger with its table. */
  identity: string;
  definition: string;
}

async function definitions(client: Client): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `SELECT 'trigger' AS kind, tgname AS name, format('%I ON %I', tgname, relname) AS identity,
            pg_get_triggerdef(pg_trigger.oid) AS definition
     FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
     UNION ALL
     SELECT 'function', proname, format('%I(%s)', proname, pg_get_function_identity_arguments(oid)),
            pg_get_functiondef(oid)
     FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f' AND proname <> ALL ($1)
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
     ORDER BY 1 DESC, 3`,
    [ofIndexes],
  );
  return rows;
}

const dropOf = ({ kind, identity }: Definition) => `DROP ${kind.toUpperCase()} ${identity};`;

/**
 * What has to be run on this database so that its functions and triggers are those of `prisma/capture`, and no others.
 * The database stays as it is.
 *
 * @throws the driver's error if a statement can't be run on this database: a table may be missing yet
 */
export async function captureChanges(client: Client, capture: readonly CaptureStatement[]): Promise<string[]> {
  await client.query('BEGIN');
  try {
    const before = await definitions(client);
    for (const one of before) await client.query(dropOf(one));
    const inOrder = [...capture].sort((a, b) => a.kind.localeCompare(b.kind));
    for (const { sql } of inOrder) await client.query(sql);
    const after = await definitions(client);

    const known = new Map(before.map(({ identity, definition }) => [identity, definition]));
    const kept = new Set(after.map(({ identity }) => identity));
    const gone = before.filter(({ identity }) => !kept.has(identity));
    const changed = after.filter(({ identity, definition }) => known.get(identity) !== definition);
    const isChanged = (one: CaptureStatement) =>
      changed.some(({ kind, name }) => kind === one.kind && name === one.name);
    // A constraint trigger can't be replaced.
    const toRemake = changed.filter(
      ({ identity, definition }) => known.has(identity) && definition.startsWith('CREATE CONSTRAINT'),
    );
    return [
      ...[...gone.filter(({ kind }) => kind === 'trigger'), ...toRemake].map(dropOf),
      ...inOrder.filter(isChanged).map(({ sql }) => sql),
      // Last: a trigger that is replaced here may have called it.
      ...gone.filter(({ kind }) => kind === 'function').map(dropOf),
    ];
  } finally {
    await client.query('ROLLBACK');
  }
}
