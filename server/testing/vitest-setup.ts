import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateShop } from './migrate-shop.ts';
import { startTestPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    /** By which a database is copied, in SQL. */
    copyStrategy: string;
  }
}

export const templateName = 'marketday_template';

/** Once per run: Postgres, and a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${templateName}`);
  await client.query(`CREATE DATABASE ${templateName}`);
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  // Half the work where nothing is written through; the word is new in PostgreSQL 15.
  const byFiles = postgres.binaries !== null && (rows[0]?.version ?? 0) >= 150_000;
  await client.end();
  const template = new URL(postgres.url);
  template.pathname = `/${templateName}`;
  await migrateShop(template.href);
  project.provide('postgresUrl', postgres.url);
  project.provide('copyStrategy', byFiles ? 'STRATEGY file_copy' : '');
  return () => postgres.stop();
}
