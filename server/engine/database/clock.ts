import { processWide } from '#server/engine/process/process-wide.ts';
import { log } from '../process/log.ts';
import { database } from './database.ts';

/** The database's time at a moment of this process's monotonic clock, which no step of the wall clock moves. */
const clock = processWide('database-clock', () => ({ databaseMs: Date.now(), atMs: performance.now() }));

/** Measures the database's clock for timers and countdowns alone: decisions read it under their lock. */
export async function measureDatabaseClock(): Promise<void> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const before = performance.now();
    const rows = await database().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    const roundTrip = performance.now() - before;
    if (roundTrip < best && rows[0]) {
      best = roundTrip;
      clock.atMs = before + roundTrip / 2;
      clock.databaseMs = rows[0].now.getTime();
    }
  }
}

/** Measures once a minute, and once our wall clock has been set: both may have been. @returns stops it */
export function keepMeasuringClock({ everyMs = 60_000, lookMs = 1_000, jumpMs = 100 } = {}): () => void {
  const ahead = () => Date.now() - performance.now();
  let before = ahead();
  let measuredAt = performance.now();
  const timer = setInterval(() => {
    const jumped = Math.abs(ahead() - before) > jumpMs;
    if (!jumped && performance.now() - measuredAt < everyMs) return;
    if (jumped) log().warn({ ms: Math.round(ahead() - before) }, 'the clock of this machine was set');
    before = ahead();
    measuredAt = performance.now();
    void measureDatabaseClock().catch(() => {
      // Again at the next look.
      measuredAt = Number.NEGATIVE_INFINITY;
    });
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The database's time, estimated without asking it. */
export const databaseNow = (): Date => new Date(clock.databaseMs + performance.now() - clock.atMs);

/** The database's time, asked for on the given connection (a transaction's, under its lock). */
export async function readDatabaseClock(db: { $queryRaw: ReturnType<typeof database>['$queryRaw'] }): Promise<Date> {
  const rows = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!rows[0]) throw new Error('The database did not tell the time.');
  return rows[0].now;
}
