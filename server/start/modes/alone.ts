import { connectDatabase } from '#server/engine/database/database.ts';
import { openDatabase } from '#server/engine/database/open-database.ts';
import { countLimitsIn } from '#server/engine/limit/shared-buckets.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { followHistory } from '#server/engine/live/changes/follow-history.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import type { Mode } from './mode.ts';

/** Nobody can change the embedded database under its process. */
const lookMs = 600_000;
/** Nobody else waits for this process's word. */
const beatMs = 4_000;
const awayMs = 3_000;

/** One process with the embedded database in its folder. Its one session is all that anybody has. */
export async function alone({ DATA_DIR }: { DATA_DIR: string }): Promise<Mode> {
  countLimitsIn(null);
  const opened = await openDatabase({ url: undefined, connections: 1, folder: DATA_DIR });
  await connectDatabase(opened.url, { connections: opened.connections });
  return {
    databaseUrl: opened.url,
    renderers: 0,
    isOnlyWriter: true,
    warms: false,
    async join() {
      const processes = new ProcessRegister({ beatMs });
      await processes.enter();
      const announcements = new Announcements();
      const stopFollowing = followHistory(announcements, { everyMs: lookMs });
      return {
        processes,
        announcements,
        http: { awayMs },
        pages: () => ({}),
        live: {},
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
