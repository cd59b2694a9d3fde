import type { LogEntry } from '#contract/log/log-entry.ts';
import type { LogList } from '#contract/log/log-list.ts';
import { join, raw, type Sql, sql } from '#server/engine/database/sql.ts';
import { readSql } from '#server/engine/database/statement.ts';
import type { LoggedRow, LogSource } from '#server/log/log-source.ts';
import { subjectsData } from '#server/retention/subjects-data.ts';
import type { Actor } from '#server/session/actor.ts';
import { can, requireDesk } from '#server/session/can.ts';
import { namesOfPeople } from '#server/session/staff/read-staff.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readColumnOr } from '#server/stored/read-column.ts';

const pageSize = 50;

interface Row extends LoggedRow {
  source: string;
}

export interface LogPage {
  entries: LogEntry[];
  /** The last of them, as the next page's address names it; null: none follow. */
  next: string | null;
}

/**
 * A page of what people and keys did at the desk, newest first: of each history the newest rows, and of these the newest.
 * @throws AccessProblem for whoever may not
 */
export async function readLog(actor: Actor, { by, section, from, to, before }: LogList): Promise<LogPage> {
  requireDesk(actor, 'log:read');
  const { zone } = await readShop();
  const startOf = (day: string, later: number) =>
    sql`((${day}::date + ${later}::int)::timestamp AT TIME ZONE ${zone}::text)`;
  const wanted = [
    ...(by ? [sql`actor = ${by}`] : []),
    ...(section ? [sql`section = ${section}`] : []),
    ...(from ? [sql`at >= ${startOf(from, 0)}`] : []),
    ...(to ? [sql`at < ${startOf(to, 1)}`] : []),
  ];
  const sources = (await subjectsData())
    .flatMap(({ log = [] }) => log)
    .filter(({ sections, needs }) => can(actor, needs) && (!section || sections.includes(section)))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const cursor = before ? cursorOf(before) : null;
  const found = await Promise.all(
    sources.map(async (source) => {
      const where = [...wanted, ...(cursor ? [beyond(source, cursor)] : []), sql`true`];
      const rows = await readSql<LoggedRow>(sql`
        SELECT * FROM (${source.rows}) AS acts WHERE ${join(where, ' AND ')}
        ORDER BY at DESC, id DESC LIMIT ${pageSize + 1}`);
      return rows.map((row): Row => ({ ...row, id: String(row.id), source: source.name }));
    }),
  );
  // Each list is sorted, and a stable sort keeps the order of its rows within a moment.
  const rows = found.flat().toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const names = await namesOfPeople(shown.flatMap(({ actor }) => personOf(actor) ?? []));
  return {
    entries: shown.map((row) => toEntry(row, names)),
    next: rows.length > pageSize && last ? `${last.at.getTime()}.${last.source}.${last.id}` : null,
  };
}

interface Cursor {
  at: Date;
  source: string;
  id: string;
}

function cursorOf(text: string): Cursor {
  const [at = '', source = '', id = ''] = text.split('.');
  return { at: new Date(Number(at)), source, id };
}

/** What follows the cursor: earlier, or in the same moment a later history, or further on in the same one. */
function beyond({ name, idType }: LogSource, { at, source, id }: Cursor): Sql {
  if (name < source) return sql`at < ${at}`;
  if (name > source) return sql`at <= ${at}`;
  if (idType === 'bigint' && !/^\d{1,18}$/.test(id)) return sql`at < ${at}`;
  return sql`(at, id) < (${at}::timestamptz, ${id}::${raw(idType)})`;
}

const personOf = (actor: string): string | null => (actor.startsWith('desk:') ? actor.slice('desk:'.length) : null);

const toEntry = ({ at, actor, source, id, ...row }: Row, names: ReadonlyMap<string, string>): LogEntry => ({
  ...row,
  before: readColumnOr('desk_act.before', id, row.before, null),
  after: readColumnOr('desk_act.after', id, row.after, null),
  id: `${source}.${id}`,
  at: at.toISOString(),
  by: actor.startsWith('key:')
    ? { key: actor.slice('key:'.length) }
    : { person: names.get(personOf(actor) ?? '') ?? null },
});
