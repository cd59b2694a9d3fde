import { countLimitsIn } from '#server/engine/limit/shared-buckets.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { followHistory } from '#server/engine/live/changes/follow-history.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { WakeCall } from '#server/engine/live/changes/wake-call.ts';
import { redisBus } from '#server/engine/machines/bus/redis-bus.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { exportRedisState } from '#server/engine/machines/redis/redis-metrics.ts';
import { ConnectedElsewhere } from '#server/session/living/connected-elsewhere.ts';
import { shareConnectedPeople } from '#server/session/living/connected-people.ts';
import type { Mode } from './mode.ts';
import { type OnPostgres, openPostgres, renderersOf } from './with-postgres.ts';

export type OnRedis = OnPostgres & { REDIS_URL: [string, ...string[]] };

const awayMs = 3_000;

/** PostgreSQL for any number of processes, which hear each other over Redis and count there together. */
export async function withRedis(config: OnRedis, { secret }: { secret: string }): Promise<Mode> {
  const redis = new Redis({ urls: config.REDIS_URL, secret });
  redis.start();
  exportRedisState(() => redis.isAnswering);
  countLimitsIn(redis);
  const opened = await openPostgres(config);
  return {
    databaseUrl: opened.url,
    renderers: renderersOf(config),
    isOnlyWriter: false,
    warms: true,
    async join({ namesNobody }) {
      const processes = new ProcessRegister();
      await processes.enter();
      const announcements = new Announcements({ processes });
      const stopFollowing = followHistory(announcements);
      const stopSharingPeople = shareConnectedPeople(new ConnectedElsewhere(redis));
      const bus = redisBus(redis, { namesNobody });
      // What can't be said over Redis is called out by the database.
      const hasOthers = () => !announcements.isAlone && !bus.isTrusted;
      return {
        processes,
        announcements,
        http: { awayMs, redisAnswers: () => redis.isAnswering },
        pages: (live) => ({ others: { told: (all) => live().told(all), barrier: () => bus.barrier() } }),
        live: { redis, bus, wakeCall: new WakeCall(opened.directUrl, { hasOthers }) },
        start: () => bus.start(),
        async leave() {
          await bus.stop();
          processes.stop();
          stopFollowing();
          await stopSharingPeople();
        },
      };
    },
    async close() {
      await opened.close();
      await redis.close();
    },
  };
}
