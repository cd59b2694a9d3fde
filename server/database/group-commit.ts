/**
 * Group commit: what comes while one transaction is under way is decided together in the next. Nothing
 * waits for a timer, so an idle shop's request goes at once; the busier it is, the more each transaction
 * carries. It only makes that fast: what is decided must be right by its own locks.
 */
import { setImmediate as turn } from 'node:timers/promises';

interface Entry<T, R> {
  item: T;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/** Decides these together, all or nothing. @returns an answer for each; an Error is thrown to its caller alone */
export type DecideTogether<T, R> = (items: readonly T[]) => Promise<readonly (R | Error)[]>;

/**
 * A function that decides one of many: it resolves once its group is committed. A group that faults is
 * tried again one by one, so that a bad one fails alone.
 *
 * @param most of one group
 */
export function groupCommit<T, R>(decide: DecideTogether<T, R>, { most = 250 } = {}): (item: T) => Promise<R> {
  const waiting: Entry<T, R>[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    for (;;) {
      // Whoever was just answered may come back in this turn.
      await turn();
      const group = waiting.splice(0, most);
      if (group.length === 0) break;
      await settle(decide, group);
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}

async function settle<T, R>(decide: DecideTogether<T, R>, group: readonly Entry<T, R>[]): Promise<void> {
  try {
    const answers = await decide(group.map(({ item }) => item));
    if (answers.length !== group.length) throw new Error('A group was decided without an answer for each.');
    for (const [index, { resolve, reject }] of group.entries()) {
      const answer = answers[index];
      if (answer instanceof Error) reject(answer);
      else resolve(answer as R);
    }
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const one of group) await settle(decide, [one]);
  }
}
