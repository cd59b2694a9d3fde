import { databaseNow } from '#server/database/clock.ts';
import { log } from '#server/log.ts';

/** Work that falls due at a moment kept in a row: it survives a restart, and any process may do it. */
export interface DueWork {
  name: string;
  /** When the next piece is due by the database's clock, or null if none is waiting. */
  next(): Promise<Date | null>;
  /** Does everything that is due now. Must be safe to run twice, also at once in two processes. */
  run(): Promise<void>;
}

const sweepMs = 1_000;

/**
 * Keeps doing due work: a timer at the moment it is due, and a sweep every second as the safety net
 * (rows written by another process, a timer that fired early, a crash).
 *
 * @returns a function that stops it and waits for what is running
 */
export function startDueWork(works: readonly DueWork[]): () => Promise<void> {
  const stops = works.map(startOne);
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function startOne(work: DueWork): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();

  const turn = async () => {
    try {
      const next = await work.next();
      const inMs = next ? next.getTime() - databaseNow().getTime() : Number.POSITIVE_INFINITY;
      if (inMs <= 0) await work.run();
      schedule(inMs <= 0 ? 5 : Math.min(sweepMs, inMs + 1));
    } catch (error) {
      if (!stopped) log().error({ err: error, work: work.name }, 'due work failed; it will be tried again');
      schedule(sweepMs);
    }
  };
  const schedule = (afterMs: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = turn();
    }, afterMs);
  };

  schedule(0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
