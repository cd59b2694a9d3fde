import type { Config } from '#server/config.ts';
import { progress } from '#server/progress.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

export interface OpenedDatabase {
  url: string;
  connections: number;
  close(): Promise<void>;
}

/** Opens and migrates the database. @throws DataFolderLocked, or the driver's error if DATABASE_URL does not answer */
export async function openDatabase(config: Config): Promise<OpenedDatabase> {
  const opened = config.DATABASE_URL
    ? { url: config.DATABASE_URL, connections: config.DATABASE_CONNECTIONS, close: async () => {} }
    : // It has one session: more connections would only queue for it, one level further down.
      { connections: 1, ...(await openEmbeddedPostgres(config.DATA_DIR)) };
  const applied = await migrate(opened.url);
  if (applied.length > 0) progress(`Database: applied ${applied.join(', ')}`);
  return opened;
}
