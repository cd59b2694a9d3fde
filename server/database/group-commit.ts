/**
 * Group commit: what comes while one transaction is under way is decided together in the next. Nothing
 * waits for a timer, so an idle shop's request goes at once; the busier it is, the more each transaction
 * carries. It only makes that fast: what is decided must be right by its own locks, and safe to try again.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { apart } from './keyed-effects.ts';

interface Entry<T, R> {
  item: T;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/** Decides these together, all or nothing. @returns an answer for each; an Error is thrown to its caller alone */
export type DecideTogether<T, R> = (items: readonly T[]) => Promise<readonly (R | Error)[]>;

export interface GroupOptions {
  /** Of one group. */
  most?: number;
  /** A group that waits longer than this for somebody's lock doesn't keep the next one waiting … */
  patienceMs?: number;
  /** … as long as no more than these are under way. */
  lanes?: number;
}

/**
 * A function that decides one of many: it resolves once its group is committed. A group that faults is
 * tried again one by one, so that a bad one fails alone.
 */
export function groupCommit<T, R>(
  decide: DecideTogether<T, R>,
  { most = 250, patienceMs = 150, lanes = 3 }: GroupOptions = {},
): (item: T) => Promise<R> {
  const waiting: Entry<T, R>[] = [];
  /** Somebody is about to take the next group. */
  let taking = false;
  let underWay = 0;

  async function takeGroups(): Promise<void> {
    taking = true;
    for (;;) {
      // Whoever was just answered may come back in this turn.
      await turn();
      const group = waiting.splice(0, most);
      if (group.length === 0) break;
      await patiently(settle(decide, group));
      if (underWay >= lanes) break;
    }
    taking = false;
  }

  /** Waits for it, or until patience ends: then whoever waits goes on beside it. */
  async function patiently(settled: Promise<void>): Promise<void> {
    underWay += 1;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, patienceMs);
      void settled.then(() => {
        underWay -= 1;
        clearTimeout(patience);
        if (!taking && waiting.length > 0) void takeGroups();
        resolve();
      });
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // A group is nobody's in particular: what it does counts for no one's request alone.
      if (!taking && underWay < lanes) void apart(takeGroups);
    });
}

/** Never rejects: whoever waits is told. */
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
    else await Promise.all(group.map((one) => settle(decide, [one])));
  }
}
