import { setTimeout as wait } from 'node:timers/promises';
import { log } from '../log.ts';
import { isAway } from './away.ts';

/**
 * Does work that goes on where it was again, while the database can't be reached.
 *
 * @throws what the work throws, if it isn't that, or happens so many times
 */
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
