import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

export interface PgbenchRun {
  /** The folder of Postgres' programs; null: there is no pgbench. */
  binaries: string | null;
  url: string;
  seconds: number;
  /** What has to be there first. */
  tables: readonly string[];
  /** The transaction, as pgbench takes it. */
  script: string;
}

/** How many such transactions pgbench's 16 clients commit a second; NaN without a pgbench. */
export async function pgbench({ binaries, url, seconds, tables, script }: PgbenchRun): Promise<number> {
  if (!binaries) return Number.NaN;
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of tables) await client.query(statement);
  await client.end();
  const folder = await mkdtemp(join(tmpdir(), 'marketday-pgbench-'));
  try {
    const file = join(folder, 'transaction.sql');
    await writeFile(file, script);
    const args = ['-n', '-c', '16', '-j', '2', '-T', String(seconds), '-f', file, url];
    const { stdout } = await run(join(binaries, 'pgbench'), args);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
