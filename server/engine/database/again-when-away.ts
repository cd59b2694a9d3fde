import { setTimeout as wait } from 'node:timers/promises';
import { log } from '../process/log.ts';
import { isAway } from './away.ts';

/** Repeats idempotent work while the database is away. @throws what it throws for any other reason, or the last time */
export async function againWhenAway(work: () => Promise<unknown>, { tries = 5, pauseMs = 1_000 } = {}): Promise<void> {
  for (let left = tries - 1; ; left--) {
    try {
      await work();
      return;
    } catch (error) {
      if (left === 0 || !isAway(error)) throw error;
      log().warn({ err: error, left }, 'the database is away; it is tried again');
      await wait(pauseMs);
    }
  }
}
