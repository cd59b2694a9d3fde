import { progress } from '#server/engine/process/progress.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

export interface OpenedDatabase {
  url: string;
  /** Where a connection stays the same one: the same, unless a pooler stands before it. */
  directUrl: string;
  connections: number;
  close(): Promise<void>;
}

/** PostgreSQL at `url`, or the embedded one in `folder`. */
export interface DatabaseOptions {
  url: string | undefined;
  /** Past a pooler that `url` leads to. Left out: `url`. */
  directUrl?: string | undefined;
  connections: number;
  folder: string;
}

/** Opens and migrates the database. @throws DataFolderLocked, or the driver's error if `url` does not answer */
export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  // The embedded one has one session: more connections would only queue for it, one level further down.
  const { url, connections, close } = options.url
    ? { url: options.url, connections: options.connections, close: async () => {} }
    : { connections: 1, ...(await openEmbeddedPostgres(options.folder)) };
  const directUrl = options.directUrl ?? url;
  const applied = await migrate(directUrl, {
    beforeUpgrade: ({ from, missing }) =>
      progress(
        `Database: it comes from an earlier release (${from}), and gets ${missing} ${missing === 1 ? 'migration' : 'migrations'}. Only a backup from before leads back to that release (docs/upgrading.md).`,
      ),
  });
  if (applied.length > 0) progress(`Database: applied ${migrationsInWords(applied)}`);
  return { url, directUrl, connections, close };
}

/** A new database has all of them: their names would fill the screen. */
function migrationsInWords(names: string[]): string {
  return names.length > 5 ? `${names.length} migrations, up to ${names.at(-1)}` : names.join(', ');
}
