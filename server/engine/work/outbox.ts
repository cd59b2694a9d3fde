/**
 * A row is claimed in one statement, attempted outside any transaction, then marked. What a process had claimed when it
 * died is attempted again (`live/left-work`), so each row is attempted at least once: whoever is told must recognise a
 * repeat by the row's key. A mark that can't be made is made later.
 */
import { committed } from '#server/engine/database/database.ts';
import { empty, join, raw, type Sql, sql } from '#server/engine/database/sql.ts';
import { readSql } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import { claimedBy } from './claims.ts';
import type { DueWork } from './due-work.ts';

/** What an attempt came to: done, marked by the attempt itself, or columns that are set. */
export type Outcome = 'done' | 'marked' | Sql;

/** No later attempt can succeed either: the row is given up at once. */
export class Hopeless extends Error {}

export interface OutboxOptions<Row extends object> {
  name: string;
  failure: string;
  /** Has the columns `due_at`, `attempts` and `claimed_by`. */
  table: string;
  /** The columns of its primary key, which are text. */
  key: readonly string[];
  /** Of rows that are not done with, claimed ones included. Their `due_at` has an index. */
  open: Sql;
  /** What is read of a row for an attempt, from `claimed` and from what is joined to it. */
  columns: Sql;
  joined?: Sql;
  /** Columns that are set beside `due_at`, `attempts` and `claimed_by`. */
  set: {
    claimed?: Sql;
    done: Sql;
    failed?: (problem: string, isGivenUp: boolean) => Sql;
  };
  /** Does what the row asks for. @throws Error if that failed, or may have failed */
  attempt: Attempt<Row>;
  atOnce: number;
  /** For how long nobody else attempts a claimed row: longer than an attempt can take. */
  claimSeconds: number;
  /** Left out: it is never given up. */
  mostAttempts?: number;
  /** How many seconds after so many attempts the next one comes. */
  retrySeconds: (attempts: number, row: Row) => number;
  /** Whether a claim or mark may change what somebody watches. */
  isWatched?: boolean;
  /** Whether rows are due as soon as they are written. Left out: they are. */
  isPrompt?: boolean;
  /** Who claims. Left out: this process. */
  claimant?: () => string | null;
}

export type Attempt<Row> = (row: Row) => Promise<Outcome>;

type Claimed<Row> = Row & { key: string[]; attempts: number };

interface Settled {
  key: string[];
  attempts: number;
  set: Sql;
}

export interface Outbox<Row> {
  work: DueWork;
  /**
   * Attempts every row that is due.
   * @param attempt instead of the outbox's own
   * @param only of rows for which this is true
   * @throws whatever the database throws; a mark that was to be made is made at the next call
   */
  workOff(options?: { attempt?: Attempt<Row>; only?: Sql }): Promise<void>;
  release(processId: string): Promise<unknown>;
}

const list = (parts: readonly (Sql | undefined)[]): Sql =>
  join(
    parts.filter((part) => part !== undefined),
    ', ',
  );

export function outbox<Row extends object>(options: OutboxOptions<Row>): Outbox<Row> {
  const { open, set, mostAttempts = Number.POSITIVE_INFINITY, claimant = claimedBy } = options;
  const table = raw(options.table);
  const columnsOf = (of: string) => options.key.map((column) => raw(`${of}.${column}`));
  const isRow = (key: readonly string[]) =>
    join(
      options.key.map((column, place) => sql`${raw(column)} = ${key[place]}`),
      ' AND ',
    );
  const isSame = join(
    options.key.map((column) => raw(`${options.table}.${column} = due.${column}`)),
    ' AND ',
  );
  /** Attempted, and not marked yet: the database was away. */
  const unmarked: Settled[] = [];

  /** Unless somebody else has claimed it meanwhile. */
  const marked = ({ key, attempts, set: columns }: Settled) => sql`
    UPDATE ${table} SET ${list([columns, sql`claimed_by = NULL`])}
    WHERE ${isRow(key)} AND attempts = ${attempts} AND ${open}`;

  /** Marks one and claims the one that has waited longest: in one statement, since a busy app does one after the other. */
  async function markAndClaim(settled: Settled | undefined, only: Sql | undefined): Promise<Claimed<Row> | undefined> {
    // Moments are kept to the millisecond, rounded: what is due now would else be due half of one later.
    const conditions = [open, sql`due_at <= statement_timestamp()::timestamptz(3)`];
    if (only) conditions.push(only);
    if (settled) conditions.push(sql`NOT (${isRow(settled.key)})`);
    const claims = [
      raw(`attempts = ${options.table}.attempts + 1`),
      sql`claimed_by = ${claimant()}`,
      sql`due_at = clock_timestamp() + make_interval(secs => ${options.claimSeconds})`,
      set.claimed,
    ];
    try {
      const [claimed] = await readSql<Claimed<Row>>(sql`
        WITH ${settled ? sql`marked AS (${marked(settled)}), ` : empty} due AS MATERIALIZED (
          SELECT ${list(columnsOf(options.table))} FROM ${table} WHERE ${join(conditions, ' AND ')}
          ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
        ), claimed AS (
          UPDATE ${table} SET ${list(claims)} FROM due WHERE ${isSame} RETURNING ${table}.*
        )
        SELECT ARRAY[${list(columnsOf('claimed'))}] AS key, claimed.attempts, ${options.columns}
        FROM claimed ${options.joined ?? empty}`);
      if (settled && options.isWatched) await committed();
      return claimed;
    } catch (error) {
      if (settled) unmarked.push(settled);
      throw error;
    }
  }

  /** @returns what is still to be marked */
  async function attemptOne(row: Claimed<Row>, attempt: Attempt<Row>): Promise<Settled | undefined> {
    const { key, attempts } = row;
    try {
      // Its last claim was never marked: whoever held it died that often, and is not asked again.
      if (attempts > mostAttempts) throw new Error('every attempt ended without an answer');
      const outcome = await attempt(row);
      if (outcome === 'marked') return undefined;
      return { key, attempts, set: outcome === 'done' ? set.done : outcome };
    } catch (error) {
      log().warn({ err: error, row: key.join(' '), attempts }, options.failure);
      const problem = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const isGivenUp = error instanceof Hopeless || attempts >= mostAttempts;
      const inSeconds = options.retrySeconds(attempts, row);
      const dueAt = sql`due_at = clock_timestamp() + make_interval(secs => ${inSeconds})`;
      return { key, attempts, set: list([dueAt, set.failed?.(problem, isGivenUp)]) };
    }
  }

  async function workOff({ attempt = options.attempt, only }: { attempt?: Attempt<Row>; only?: Sql } = {}) {
    const hands: Promise<void>[] = [];
    const failures: unknown[] = [];
    const takeUp = async () => {
      for (let settled = unmarked.shift(); ; ) {
        const row = await markAndClaim(settled, only);
        settled = undefined;
        if (row) {
          if (hands.length < options.atOnce) addHand();
          settled = await attemptOne(row, attempt);
        }
        settled ??= unmarked.shift();
        if (!row && !settled) return;
      }
    };
    const addHand = () => {
      hands.push(takeUp().catch((error: unknown) => void failures.push(error)));
    };
    addHand();
    // Each that finds something calls the next.
    for (const hand of hands) await hand;
    if (failures.length > 0) throw failures[0];
  }

  return {
    work: {
      name: options.name,
      isPrompt: options.isPrompt ?? true,
      due: sql`SELECT min(due_at) FROM ${table} WHERE ${open}`,
      dueHere: () => (unmarked.length > 0 ? new Date(0) : null),
      run: () => workOff(),
    },
    workOff,
    release: (processId) =>
      readSql(sql`
        UPDATE ${table} SET due_at = least(due_at, clock_timestamp()), claimed_by = NULL
        WHERE claimed_by = ${processId} AND ${open}`),
  };
}
