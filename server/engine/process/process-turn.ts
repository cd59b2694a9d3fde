import { setImmediate as othersTurn } from 'node:timers/promises';

/** So long nobody else of this process has to wait, in milliseconds. */
const longestMs = 5;

/** Long work asks this again and again: now and then it lets whoever else waits for the process go first. */
export function processTurn(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestMs) return;
    await othersTurn();
    began = performance.now();
  };
}
