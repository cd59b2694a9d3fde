import { Client } from 'pg';
import type { Config } from '#server/config/config.ts';
import { DataFolderLocked } from '#server/engine/database/data-folder-lock.ts';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';

export interface ReachedDatabase {
  url: string;
  close(): Promise<void>;
}

/** The shop's database. The embedded one belongs to one process: while the shop runs, to the shop's, which is asked then. */
export async function reachDatabase({ DATABASE_URL, DATABASE_DIRECT_URL, DATA_DIR }: Config): Promise<ReachedDatabase> {
  const url = DATABASE_DIRECT_URL ?? DATABASE_URL;
  if (url) return { url, close: async () => {} };
  try {
    return await openEmbeddedPostgres(DATA_DIR);
  } catch (error) {
    if (!(error instanceof DataFolderLocked && error.databaseUrl)) throw error;
    return { url: error.databaseUrl, close: async () => {} };
  }
}

/** Runs `work` on a connection of its own, which nothing else shares. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
