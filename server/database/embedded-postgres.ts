import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { lockDataFolder } from './data-folder-lock.ts';
import { SessionTurns } from './session-turns.ts';

export interface EmbeddedPostgres {
  url: string;
  close(): Promise<void>;
}

/**
 * Postgres inside this process (PGlite), reached over a loopback socket so that everything uses one
 * `DATABASE_URL` whichever database is behind it. PGlite has one session, and so may have only one
 * connection at a time: outside a transaction several would mix up each other's prepared statements.
 *
 * @param dataFolder where its files are kept; `undefined` keeps them in memory
 * @throws DataFolderLocked when another process has the folder open
 */
export async function openEmbeddedPostgres(dataFolder?: string): Promise<EmbeddedPostgres> {
  const unlock = dataFolder ? await lockDataFolder(dataFolder) : async () => {};
  try {
    const db = await PGlite.create(dataFolder ? join(dataFolder, 'postgres') : undefined);
    const socket = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 100 });
    (socket as unknown as { queryQueue: SessionTurns }).queryQueue = new SessionTurns(db);
    await socket.start();
    return {
      url: `postgresql://postgres@${socket.getServerConn()}/postgres?sslmode=disable`,
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
