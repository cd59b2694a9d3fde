/**
 * Who has a page open at any of the shop's processes, kept in Redis.
 *
 * `md:on`: a sorted set of the processes, by the moment in milliseconds until which each counts. `md:on:<process>`: the set
 * of its people, written anew where it doesn't hold as many as it should. A set of each process, since one that lives then
 * says so by one command, however many people it has, and a person at two is away only once both have let them go.
 */
import { databaseNow } from '#server/engine/database/clock.ts';
import type { Redis } from '#server/engine/machines/redis/redis.ts';
import { log } from '#server/engine/process/log.ts';

export interface ConnectedElsewhereOptions {
  /** How long a process's people count after it has last said that it lives, in milliseconds. */
  countsMs?: number;
  /** How often it says so. */
  refreshMs?: number;
}

const processes = 'md:on';
const peopleOf = (process: string) => `md:on:${process}`;
const gatherMs = 50;
const lookMs = 1_000;
const peopleAtOnce = 500;

export class ConnectedElsewhere {
  readonly #redis: Redis;
  readonly #countsMs: number;
  readonly #refreshMs: number;
  readonly #id = crypto.randomUUID();
  readonly #people = new Set<string>();
  #unwritten = new Map<string, boolean>();
  #writing: Promise<void> = Promise.resolve();
  #gathering: NodeJS.Timeout | undefined;
  readonly #timer: NodeJS.Timeout;
  #refreshAt = 0;
  /** Whether Redis may hold something else than `#people`. */
  #isUncertain = true;
  #stopped = false;

  constructor(redis: Redis, { countsMs = 60_000, refreshMs = 20_000 }: ConnectedElsewhereOptions = {}) {
    this.#redis = redis;
    this.#countsMs = countsMs;
    this.#refreshMs = refreshMs;
    this.#timer = setInterval(() => this.#look(), Math.min(lookMs, refreshMs)).unref();
  }

  /** The first socket of this person here has opened. */
  opened(personId: string): void {
    const person = this.#redis.pseudonymOf(personId);
    this.#people.add(person);
    this.#note(person, true);
  }

  /** The last one has closed. */
  closed(personId: string): void {
    const person = this.#redis.pseudonymOf(personId);
    this.#people.delete(person);
    this.#note(person, false);
  }

  /** Whether they have a page open at another process. False where that can't be asked: one mail too many, not one too few. */
  async has(personId: string): Promise<boolean> {
    const person = this.#redis.pseudonymOf(personId);
    try {
      const living = await this.#redis.ask((client) =>
        client.zRangeByScore(processes, databaseNow().getTime(), '+inf'),
      );
      const others = living.filter((id) => id !== this.#id);
      if (others.length === 0) return false;
      const found = await this.#redis.ask((client) =>
        Promise.all(others.map((id) => client.sIsMember(peopleOf(id), person))),
      );
      return found.some((isMember) => Boolean(isMember));
    } catch (error) {
      log().debug({ err: error }, 'it is not known who is at other processes');
      return false;
    }
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#gathering);
    await this.#writing;
    await this.#redis
      .ask((client) => Promise.all([client.zRem(processes, this.#id), client.del(peopleOf(this.#id))]))
      .catch(() => {});
  }

  #note(person: string, isHere: boolean): void {
    if (this.#stopped) return;
    this.#unwritten.set(person, isHere);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#next(() => this.#writeChanged());
    }, gatherMs);
  }

  #look(): void {
    const isDue = performance.now() >= this.#refreshAt;
    if (isDue || (this.#isUncertain && this.#redis.isAnswering)) this.#next(() => this.#refresh());
  }

  /** One after the other: what Redis holds at last is what came last. */
  #next(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(async () => {
      if (this.#stopped) return;
      await work().catch(() => {
        this.#isUncertain = true;
      });
    });
  }

  async #writeChanged(): Promise<void> {
    const changed = [...this.#unwritten];
    this.#unwritten = new Map();
    for (let from = 0; from < changed.length; from += peopleAtOnce) {
      const some = changed.slice(from, from + peopleAtOnce);
      const here = some.flatMap(([person, isHere]) => (isHere ? person : []));
      const gone = some.flatMap(([person, isHere]) => (isHere ? [] : person));
      const own = peopleOf(this.#id);
      await this.#redis.ask((client) =>
        Promise.all([
          ...(here.length > 0 ? [client.sAdd(own, here), client.pExpire(own, this.#countsMs)] : []),
          ...(gone.length > 0 ? [client.sRem(own, gone)] : []),
        ]),
      );
    }
  }

  async #refresh(): Promise<void> {
    if (performance.now() < this.#refreshAt && !this.#isUncertain) return;
    this.#refreshAt = performance.now() + this.#refreshMs;
    await this.#writeChanged();
    const own = peopleOf(this.#id);
    const now = databaseNow().getTime();
    const [held] = await this.#redis.ask((client) =>
      Promise.all([
        client.sCard(own),
        client.pExpire(own, this.#countsMs),
        client.zAdd(processes, { score: now + this.#countsMs, value: this.#id }),
        client.zRemRangeByScore(processes, '-inf', `(${now}`),
        client.pExpire(processes, 2 * this.#countsMs),
      ]),
    );
    const people = [...this.#people].filter((person) => !this.#unwritten.has(person));
    if (held !== people.length || this.#isUncertain) {
      await this.#redis.ask((client) => client.del(own));
      this.#unwritten = new Map([...people.map((person) => [person, true] as const), ...this.#unwritten]);
      await this.#writeChanged();
    }
    this.#isUncertain = false;
  }
}
