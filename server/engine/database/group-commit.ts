/**
 * Group commit: what comes while one transaction runs is decided together in the next. No timer unless one is asked for,
 * so an idle app's request goes at once. What is decided must be right by its own locks, and safe to try again.
 */
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { isLockTimeout } from './away.ts';
import { outsideRequest } from './keyed-effects.ts';

interface Entry<T, R> {
  item: T;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/** Decides these together, all or nothing. @returns an answer for each; an Error is thrown to its caller alone */
export type DecideTogether<T, R> = (items: readonly T[]) => Promise<readonly (R | Error)[]>;

export interface GroupOptions<T> {
  /** What an item locks. A lock that is held for long delays only the items that need it. */
  keysOf?: (item: T) => readonly string[];
  most?: number;
  /** The next group starts beside one that has waited longer than this for a lock … */
  keepWaitingMs?: number;
  /** … while fewer than these run. */
  lanes?: number;
  /** Items of one queue keep their order: they follow each other in a group, and only one group has any of them. */
  queues?: { of(item: T): string; most: number; mostOfEach: number };
  /** A transaction costs the same for one item as for many: with fewer than `few` waiting, it waits for more. */
  gather?: { ms: number; few: number };
}

/**
 * Decides one of many; resolves once its group is committed. A group that faults is retried one by one; one that
 * waited too long for a lock is retried by what its items lock, and those stay out of shared groups for a while.
 */
export function groupCommit<T, R>(
  decide: DecideTogether<T, R>,
  { most = 250, keepWaitingMs = 150, lanes = 3, keysOf = () => [], queues, gather }: GroupOptions<T> = {},
): (item: T) => Promise<R> {
  const waiting = new Waiting<T, R>(most, queues);
  let taking = false;
  let underWay = 0;
  const aside = new Aside(decide, keysOf);

  async function takeGroups(): Promise<void> {
    taking = true;
    for (;;) {
      // Callers that were just answered may ask again in this turn.
      await turn();
      if (gather && waiting.count < gather.few) await pause(gather.ms);
      const taken = waiting.take();
      const group = queues ? taken : aside.without(taken);
      if (group.length === 0 && !waiting.someAreFree) break;
      if (group.length > 0) await waitAtMost(settled(group));
      if (underWay >= lanes) break;
    }
    taking = false;
  }

  /** Never rejects: each caller gets the error. */
  const settled = (group: readonly Entry<T, R>[]): Promise<void> =>
    queues ? settleInOrder(decide, group, queues.of).then(() => waiting.release(group)) : settle(decide, group, aside);

  async function waitAtMost(done: Promise<void>): Promise<void> {
    underWay += 1;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, keepWaitingMs);
      void done.then(() => {
        underWay -= 1;
        clearTimeout(timer);
        if (!taking && waiting.someAreFree) void takeGroups();
        resolve();
      });
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // A group serves many requests, so its transactions belong to none of their keys.
      if (!taking && underWay < lanes && waiting.someAreFree) void outsideRequest(takeGroups);
    });
}

/** What waits, by queue. Without queues all of it is one, and whoever comes takes of it. */
class Waiting<T, R> {
  readonly #most: number;
  readonly #by: GroupOptions<T>['queues'];
  readonly #queues = new Map<string, Entry<T, R>[]>();
  /** Those that a group has items of. */
  readonly #inFlight = new Set<string>();
  count = 0;

  constructor(most: number, by: GroupOptions<T>['queues']) {
    this.#most = most;
    this.#by = by;
  }

  push(entry: Entry<T, R>): void {
    const name = this.#by?.of(entry.item) ?? '';
    const queue = this.#queues.get(name);
    if (queue) queue.push(entry);
    else this.#queues.set(name, [entry]);
    this.count += 1;
  }

  /** Asked for everything that comes: it mostly looks no further than the first. */
  get someAreFree(): boolean {
    for (const name of this.#queues.keys()) if (!this.#inFlight.has(name)) return true;
    return false;
  }

  take(): Entry<T, R>[] {
    const { most = 1, mostOfEach = this.#most } = this.#by ?? {};
    const group: Entry<T, R>[] = [];
    let names = 0;
    for (const [name, queue] of this.#queues) {
      if (names === most || group.length >= this.#most) break;
      if (this.#inFlight.has(name)) continue;
      group.push(...queue.splice(0, mostOfEach));
      if (queue.length === 0) this.#queues.delete(name);
      if (this.#by) this.#inFlight.add(name);
      names += 1;
    }
    this.count -= group.length;
    return group;
  }

  release(group: readonly Entry<T, R>[]): void {
    for (const { item } of group) this.#inFlight.delete(this.#by?.of(item) ?? '');
  }
}

/** One that can't be decided fails alone; those beside it keep their order. Never rejects: each caller gets the error. */
async function settleInOrder<T, R>(
  decide: DecideTogether<T, R>,
  group: readonly Entry<T, R>[],
  queueOf: (item: T) => string,
): Promise<void> {
  try {
    await decideAll(decide, group);
  } catch (error) {
    const queues = new Map<string, Entry<T, R>[]>();
    for (const one of group) queues.set(queueOf(one.item), [...(queues.get(queueOf(one.item)) ?? []), one]);
    const isOne = queues.size === 1;
    if (group.length === 1 || (isOne && isLockTimeout(error))) for (const one of group) one.reject(error);
    else
      for (const part of isOne ? group.map((one) => [one]) : queues.values())
        await settleInOrder(decide, part, queueOf);
  }
}

/** Never rejects: each caller gets the error. */
async function settle<T, R>(
  decide: DecideTogether<T, R>,
  group: readonly Entry<T, R>[],
  aside: Aside<T, R>,
): Promise<void> {
  try {
    await decideAll(decide, group);
  } catch (error) {
    if (isLockTimeout(error)) aside.take(group);
    else if (group.length === 1) group[0]?.reject(error);
    else await Promise.all(group.map((one) => settle(decide, [one], aside)));
  }
}

async function decideAll<T, R>(decide: DecideTogether<T, R>, group: readonly Entry<T, R>[]): Promise<void> {
  const answers = await decide(group.map(({ item }) => item));
  if (answers.length !== group.length) throw new Error('A group was decided without an answer for each.');
  for (const [index, { resolve, reject }] of group.entries()) {
    const answer = answers[index];
    if (answer instanceof Error) reject(answer);
    else resolve(answer as R);
  }
}

const asideLanes = 2;
const troubledMs = 5_000;

/** Items whose lock is held elsewhere: retried in groups that lock the same and nothing else. */
class Aside<T, R> {
  readonly #decide: DecideTogether<T, R>;
  readonly #keysOf: (item: T) => readonly string[];
  readonly #waiting = new Map<string, Entry<T, R>[]>();
  /** Until when items that lock this key stay out of shared groups. */
  readonly #troubled = new Map<string, number>();
  #underWay = 0;

  constructor(decide: DecideTogether<T, R>, keysOf: (item: T) => readonly string[]) {
    this.#decide = decide;
    this.#keysOf = keysOf;
  }

  /** @returns those that may share a group; the others are taken */
  without(entries: Entry<T, R>[]): Entry<T, R>[] {
    if (this.#troubled.size === 0) return entries;
    const now = performance.now();
    for (const [key, until] of this.#troubled) if (until < now) this.#troubled.delete(key);
    const isTroubled = ({ item }: Entry<T, R>) => this.#keysOf(item).some((key) => this.#troubled.has(key));
    this.take(entries.filter(isTroubled));
    return entries.filter((one) => !isTroubled(one));
  }

  take(entries: readonly Entry<T, R>[]): void {
    for (const one of entries) {
      const keys = [...this.#keysOf(one.item)].sort().join(' ');
      const same = this.#waiting.get(keys);
      if (same) same.push(one);
      else this.#waiting.set(keys, [one]);
    }
    while (this.#underWay < asideLanes && this.#waiting.size > 0) void this.#run();
  }

  async #run(): Promise<void> {
    this.#underWay++;
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const [keys, group] = first;
      this.#waiting.delete(keys);
      await this.#settle(group);
    }
    this.#underWay--;
  }

  /** Never rejects: each caller gets the error. */
  async #settle(group: readonly Entry<T, R>[]): Promise<void> {
    const keys = group.flatMap(({ item }) => this.#keysOf(item));
    try {
      await decideAll(this.#decide, group);
      for (const key of keys) this.#troubled.delete(key);
    } catch (error) {
      if (isLockTimeout(error)) {
        for (const key of keys) this.#troubled.set(key, performance.now() + troubledMs);
        for (const one of group) one.reject(error);
      } else if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await this.#settle([one]);
    }
  }
}
