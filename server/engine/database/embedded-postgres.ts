import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { lockDataFolder, tellDatabaseUrl } from './data-folder-lock.ts';
import { SessionTurns } from './session-turns.ts';

export interface EmbeddedPostgres {
  url: string;
  close(): Promise<void>;
}

/**
 * Opens PGlite behind a loopback socket, so that everything uses one `DATABASE_URL`. One connection at a time: PGlite
 * has one session, and several would mix up prepared statements.
 * @param dataFolder `undefined` keeps the files in memory
 * @throws DataFolderLocked when another process has the folder open
 */
export async function openEmbeddedPostgres(dataFolder?: string): Promise<EmbeddedPostgres> {
  const unlock = dataFolder ? await lockDataFolder(dataFolder) : async () => {};
  try {
    const db = await openDatabaseIn(dataFolder && join(dataFolder, 'postgres'));
    const socket = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 100 });
    (socket as unknown as { queryQueue: SessionTurns }).queryQueue = new SessionTurns(db);
    await socket.start();
    const url = `postgresql://postgres@${socket.getServerConn()}/postgres?sslmode=disable`;
    if (dataFolder) await tellDatabaseUrl(dataFolder, url);
    return {
      url,
      async close() {
        await socket.stop();
        await db.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

export class DataFolderDamaged extends Error {
  constructor(folder: string, why: string, options?: ErrorOptions) {
    super(
      `The database in ${folder} can't be opened: ${why}. Nothing in it was changed. Put back a whole copy of the folder from a backup, or set DATA_DIR to a new folder to start afresh.`,
      options,
    );
  }
}

/** A folder that has one of them, opened without it, fails at its first use. */
const extensions = { pg_trgm, unaccent };

async function openDatabaseIn(folder: string | undefined): Promise<PGlite> {
  if (folder === undefined) return PGlite.create({ extensions });
  const files: string[] = await readdir(folder).catch(() => []);
  // It would be made anew over what is left of it.
  if (files.length > 0 && !files.includes('PG_VERSION')) throw new DataFolderDamaged(folder, 'PG_VERSION is missing');
  try {
    return await PGlite.create(folder, { extensions });
  } catch (error) {
    if (files.length === 0) throw error;
    throw new DataFolderDamaged(folder, 'files are missing or damaged', { cause: error });
  }
}
