import type { Config } from '#server/config/config.ts';
import { alone } from './modes/alone.ts';
import type { Mode } from './modes/mode.ts';
import { withPostgres } from './modes/with-postgres.ts';

/** Opens the shop's data: alone with the embedded database, with PostgreSQL, or with PostgreSQL and Redis. */
export async function openMode({ DATABASE_URL, REDIS_URL, ...config }: Config, secret: string): Promise<Mode> {
  if (!DATABASE_URL) return alone(config);
  if (!REDIS_URL) return withPostgres({ ...config, DATABASE_URL });
  // Few have one: its client isn't loaded for nothing.
  const { withRedis } = await import('./modes/with-redis.ts');
  return withRedis({ ...config, DATABASE_URL, REDIS_URL }, { secret });
}
