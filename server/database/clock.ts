import { processWide } from '../process-wide.ts';
import { database } from './database.ts';

const clock = processWide('database-clock', () => ({ offsetMs: 0 }));

/**
 * Measures how far the database's clock is ahead of ours, from the fastest of five round trips.
 * Decisions read the database's clock itself, under their lock; this serves what needs only a close
 * estimate: timers and the `now` that browsers correct their countdowns with.
 */
export async function measureDatabaseClock(): Promise<void> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const before = performance.now();
    const rows = await database().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    const roundTrip = performance.now() - before;
    if (roundTrip < best && rows[0]) {
      best = roundTrip;
      clock.offsetMs = rows[0].now.getTime() - (Date.now() - roundTrip / 2);
    }
  }
}

/** The database's time, estimated without asking it. */
export const databaseNow = (): Date => new Date(Date.now() + clock.offsetMs);

/** The database's time, asked for on the given connection (a transaction's, under its lock). */
export async function readDatabaseClock(db: { $queryRaw: ReturnType<typeof database>['$queryRaw'] }): Promise<Date> {
  const rows = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!rows[0]) throw new Error('The database did not tell the time.');
  return rows[0].now;
}
