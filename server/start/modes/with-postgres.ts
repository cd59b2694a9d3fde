import { availableParallelism } from 'node:os';
import type { Config } from '#server/config/config.ts';
import { connectDatabase } from '#server/engine/database/database.ts';
import { type OpenedDatabase, openDatabase } from '#server/engine/database/open-database.ts';
import { countLimitsIn } from '#server/engine/limit/shared-buckets.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { Attention } from '#server/engine/live/changes/attention.ts';
import { followHistory } from '#server/engine/live/changes/follow-history.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { WakeCall } from '#server/engine/live/changes/wake-call.ts';
import type { Mode } from './mode.ts';

export type OnPostgres = Config & { DATABASE_URL: string };

const awayMs = 1_000;

export async function openPostgres(config: OnPostgres): Promise<OpenedDatabase> {
  const opened = await openDatabase({
    url: config.DATABASE_URL,
    directUrl: config.DATABASE_DIRECT_URL,
    connections: config.DATABASE_CONNECTIONS,
    folder: config.DATA_DIR,
  });
  await connectDatabase(opened.url, { connections: opened.connections });
  return opened;
}

export const renderersOf = ({ PAGE_RENDERERS }: Config): number =>
  PAGE_RENDERERS ?? Math.min(1, availableParallelism() - 1);

/** PostgreSQL, which a few processes may share: they call each other through it. */
export async function withPostgres(config: OnPostgres): Promise<Mode> {
  countLimitsIn(null);
  const opened = await openPostgres(config);
  return {
    databaseUrl: opened.url,
    renderers: renderersOf(config),
    isOnlyWriter: false,
    warms: true,
    async join() {
      const processes = new ProcessRegister();
      await processes.enter();
      const announcements = new Announcements({ processes });
      const stopFollowing = followHistory(announcements);
      const attention = new Attention();
      return {
        processes,
        announcements,
        http: { awayMs },
        pages: () => ({ attention }),
        live: { attention, wakeCall: new WakeCall(opened.directUrl, { hasOthers: () => !announcements.isAlone }) },
        start() {},
        async leave() {
          processes.stop();
          stopFollowing();
        },
      };
    },
    close: opened.close,
  };
}
