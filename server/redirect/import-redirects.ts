import { parse } from 'csv-parse/sync';
import {
  type ImportedRedirects,
  leadsElsewhere,
  mostRedirectRows,
  redirectFromSchema,
  redirectPath,
  redirectTargetSchema,
} from '#contract/redirect/redirect.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { lockRedirects, withoutHost } from './save-redirects.ts';

interface Row {
  line: number;
  from: string;
  to: string;
}

const unreadable = (message: string): Problem => ({ code: 'invalid', message, field: 'file' });

/**
 * Takes a file of redirects, as Shopify writes it: “Redirect from” and “Redirect to”. Each row is judged alone. Rows that
 * lead to other hosts, back to themselves or twice from one address are left out and named; the same file again changes nothing.
 */
export async function importRedirects(bytes: Uint8Array | undefined): Promise<Decision<ImportedRedirects, Problem>> {
  const read = bytes ? rowsOf(bytes) : 'Choose a CSV file.';
  if (typeof read === 'string') return refuse(unreadable(read));
  const refused: ImportedRedirects['refused'] = [];
  const wanted = new Map<string, { line: number; to: string }>();
  for (const { line, ...row } of read) {
    const from = redirectFromSchema.safeParse(withoutHost(row.from));
    const to = redirectTargetSchema.safeParse(withoutHost(row.to));
    const problem = from.error?.issues[0]?.message ?? to.error?.issues[0]?.message;
    if (problem || !from.success || !to.success) refused.push({ line, why: problem ?? '' });
    else if (leadsElsewhere(to.data))
      refused.push({ line, why: 'It leads to another site. Add it by hand if you mean it.' });
    else if (wanted.has(from.data)) refused.push({ line, why: `${from.data} is in the file already.` });
    else wanted.set(from.data, { line, to: to.data });
  }
  return accept(await transaction((tx) => write(tx, wanted, refused)));
}

async function write(
  tx: Tx,
  wanted: Map<string, { line: number; to: string }>,
  refused: ImportedRedirects['refused'],
): Promise<ImportedRedirects> {
  await lockRedirects(tx);
  const rows = await tx.$queryRaw<{ from: string; target: string }[]>`SELECT from_path AS from, target FROM redirect`;
  const before = new Map(rows.map(({ from, target }) => [from, target]));
  const after = new Map([...before, ...[...wanted].map(([from, { to }]): [string, string] => [from, to])]);
  for (let again = true; again; ) {
    again = false;
    for (const [from, { line }] of wanted) {
      const why = wrongWay(from, after);
      if (why === null) continue;
      refused.push({ line, why });
      wanted.delete(from);
      const old = before.get(from);
      if (old === undefined) after.delete(from);
      else after.set(from, old);
      // By the old way, a row that was right before may lead back.
      again ||= old !== undefined;
    }
  }
  const news = [...wanted].filter(([from, { to }]) => before.get(from) !== to);
  const froms = news.map(([from]) => from);
  const targets = news.map(([, { to }]) => to);
  await tx.$executeRaw`
    INSERT INTO redirect (from_path, target) SELECT * FROM unnest(${froms}::text[], ${targets}::text[])
    ON CONFLICT (from_path) DO UPDATE SET target = excluded.target`;
  const changed = froms.filter((from) => before.has(from)).length;
  return {
    added: news.length - changed,
    changed,
    same: wanted.size - news.length,
    refused: refused.sort((a, b) => a.line - b.line),
  };
}

/** Browsers give up after so many, and a file may be one long chain. */
const mostSteps = 20;

/** @returns why an address can't lead there, or null. A ring that it only leads into is refused by the ring's own rows. */
function wrongWay(from: string, after: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  for (let path = from; seen.size <= mostSteps; ) {
    seen.add(path);
    const target = after.get(path);
    const next = target === undefined ? null : redirectPath(target);
    if (next === from) return `It would lead back to ${from}, round and round.`;
    if (next === null || seen.has(next)) return null;
    path = next;
  }
  return `It would pass through more than ${mostSteps} other addresses. Let it lead straight to the last of them.`;
}

/** @returns why the file can't be read, as a sentence */
function rowsOf(bytes: Uint8Array): Row[] | string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
    }) as unknown as typeof records;
  } catch {
    return 'That isn’t a CSV file. Save it as CSV, in UTF-8, and send it again.';
  }
  const [header, ...rows] = records;
  const names = header?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const [from, to] = [names.indexOf('redirect from'), names.indexOf('redirect to')];
  if (from < 0 || to < 0) return 'The first line must name the columns “Redirect from” and “Redirect to”.';
  if (rows.length > mostRedirectRows)
    return `The file has more than ${mostRedirectRows.toLocaleString('en-GB')} rows. Split it.`;
  return rows.map(({ record, info }) => ({ line: info.lines, from: record[from] ?? '', to: record[to] ?? '' }));
}
