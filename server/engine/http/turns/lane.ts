/**
 * Whose turn it is to have a page rendered. Clients take turns. Whoever asks for little is rendered for at once; whoever asks for
 * much waits in one crowd, which renders one page at a time and rests after each: so one address, or fifty, can't keep
 * others waiting, however much they ask.
 */
import type { TokenBuckets } from '#server/engine/limit/token-buckets.ts';
import type { Asker } from './asker.ts';
import { type Account, Spending } from './spending.ts';
import { overloaded, type TurnRefused, tooManyWait } from './turn-refused.ts';

export interface LaneOptions {
  /** Renderings under way at a time, those of the crowd left out. */
  atOnce: number;
  /** Of those for newcomers: whoever was here before goes past them. Default: all. */
  newcomersAtOnce?: number;
  /** Rests after a rendering, in times of what it took. Default: none where others wait, one for the crowd. */
  rests?: () => { crowded: number; waited: number };
  /** Waiting at a time of one address, and in all. */
  mostOfOne: number;
  mostWaiting: number;
  mostWaitMs: number;
  /** What is left of the milliseconds that an address may have rendered. Left out: nobody is counted or refused. */
  budget?: TokenBuckets | undefined;
  /** Told of an address that had a rendering refused. */
  refused?: (key: string) => void;
  now?: () => number;
}

interface Job {
  askers: Asker[];
  turning: boolean;
  run: () => Promise<unknown>;
  refuse: (refused: TurnRefused) => void;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A client is one of the crowd who has had more than this rendered lately, has more than so many open, or asks on and on. At 1,000 ms
 * it has had a thirtieth of all that a process can render.
 */
const crowd = { spentMs: 1_000, open: 3, hasty: 2 };
/** Whoever was first rendered for so long ago, and has asked like a person since, is no newcomer. */
const knownAfterMs = 2_000;
const longestRestMs = 2_000;
/** A rendering that waits for something else, such as the database, holds nobody up for longer. */
const longestTurnMs = 2_000;

const never = Number.NEGATIVE_INFINITY;
/** A timer can't wait for longer. */
const longestTimerMs = 2 ** 31 - 1;

type Kind = 'light' | 'newcomer' | 'crowd' | 'turning';

export class Lane {
  readonly #options: LaneOptions;
  readonly #now: () => number;
  readonly #spending: Spending;
  readonly #waiting: Job[] = [];
  /** Those under way, each with what it has cost so far: time is shared among them. */
  readonly #running = new Map<Job, number>();
  #countedAt = 0;
  /** Renderings that hold a place, by kind. */
  readonly #held: Record<Kind, number> = { light: 0, newcomer: 0, crowd: 0, turning: 0 };
  /** Until when each kind rests. */
  readonly #restsUntil: Record<Kind, number> = { light: 0, newcomer: 0, crowd: 0, turning: 0 };
  #wake: NodeJS.Timeout | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#spending = new Spending(this.#now);
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * @param turning whether it would be rendered all the time: such pages take turns, and half of the process stays free
   * @returns the turn, and a way for others to wait for it too
   * @throws TurnRefused through the promise: there are too many already
   */
  ask<T>(
    asker: Asker,
    work: () => Promise<T>,
    { turning = false } = {},
  ): { done: Promise<T>; join: (other: Asker) => void } {
    let job: Job | undefined;
    const done = new Promise<T>((resolve, reject) => {
      const refused = this.#refusalOf(asker);
      if (refused) return reject(refused);
      job = {
        askers: [asker],
        turning,
        run: async () => {
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        },
        refuse: reject,
        timer: undefined,
      };
      this.#enter(job);
    });
    return { done, join: (other) => job && this.#join(job, other) };
  }

  #refusalOf(asker: Asker): TurnRefused | null {
    const { budget, mostOfOne } = this.#options;
    if (!budget) return null;
    for (const key of asker.keys) {
      const waitMs = budget.take(key);
      if (waitMs === 0 && this.#spending.of(key).open < mostOfOne) continue;
      this.#options.refused?.(asker.keys[0] ?? '');
      return tooManyWait(Math.max(waitMs, 1_000));
    }
    return null;
  }

  #enter(job: Job): void {
    for (const key of job.askers[0]?.keys ?? []) this.#spending.ask(key);
    this.#waiting.push(job);
    job.timer = setTimeout(() => this.#turnAway(job), Math.min(this.#options.mostWaitMs, longestTimerMs));
    job.timer.unref();
    const kind = this.#kindOf(job);
    // Whoever asks too much is refused without another look at all who wait.
    if (this.#waiting.length > this.#options.mostWaiting) this.#turnAway(kind === 'crowd' ? job : this.#heaviest());
    if (this.#hasRoom(kind)) this.#pick();
    else if (this.#wake === undefined) this.#wakeLater();
  }

  #hasRoom(kind: Kind): boolean {
    const { atOnce, newcomersAtOnce = atOnce } = this.#options;
    const held = this.#held;
    const own = { light: atOnce, newcomer: newcomersAtOnce, crowd: 1, turning: 1 }[kind];
    const isOrdinary = kind === 'light' || kind === 'newcomer';
    if (held[kind] >= own || (isOrdinary && held.light + held.newcomer >= atOnce)) return false;
    return this.#restsUntil[kind] <= this.#now();
  }

  /** Whoever also waits for it may be due sooner. */
  #join(job: Job, asker: Asker): void {
    if (!this.#waiting.includes(job)) return;
    job.askers.push(asker);
    for (const key of asker.keys) this.#spending.ask(key);
    this.#pick();
  }

  #turnAway(job: Job): void {
    if (!this.#leave(job)) return;
    for (const account of this.#accountsOf(job)) account.open--;
    job.refuse(overloaded());
  }

  #leave(job: Job): boolean {
    const at = this.#waiting.indexOf(job);
    if (at < 0) return false;
    this.#waiting.splice(at, 1);
    clearTimeout(job.timer);
    return true;
  }

  #pick(): void {
    for (const job of this.#waiting.filter(({ askers }) => askers.every((asker) => asker.isGone())))
      this.#turnAway(job);
    for (;;) {
      const next = this.#next();
      if (!next) break;
      this.#start(next, this.#kindOf(next));
    }
    this.#wakeLater();
  }

  #next(): Job | undefined {
    const room = {
      light: this.#hasRoom('light'),
      newcomer: this.#hasRoom('newcomer'),
      crowd: this.#hasRoom('crowd'),
      turning: this.#hasRoom('turning'),
    };
    let best: Job | undefined;
    let longest = Number.POSITIVE_INFINITY;
    for (const job of this.#waiting) {
      if (!room[this.#kindOf(job)]) continue;
      const before = this.#servedAt(job);
      if (best && before >= longest) continue;
      best = job;
      longest = before;
    }
    return best;
  }

  #start(job: Job, kind: Kind): void {
    this.#leave(job);
    this.#share();
    const startedAt = this.#now();
    this.#running.set(job, 0);
    this.#held[kind]++;
    for (const account of this.#accountsOf(job)) account.begunAt = startedAt;
    let holds = true;
    const letOthers = (tookMs: number) => {
      if (!holds) return;
      holds = false;
      this.#held[kind]--;
      const now = this.#now();
      this.#restsUntil[kind] = Math.max(this.#restsUntil[kind], now + this.#restAfter(kind, tookMs));
      this.#pick();
    };
    const timer = setTimeout(letOthers, longestTurnMs, longestTurnMs);
    timer.unref();
    void job.run().then(() => {
      clearTimeout(timer);
      this.#share();
      const costMs = this.#running.get(job) ?? 0;
      this.#running.delete(job);
      this.#charge(job, costMs);
      letOthers(this.#now() - startedAt);
    });
  }

  /** What has passed since it was last asked for is shared among those under way. */
  #share(): void {
    const now = this.#now();
    const each = (now - this.#countedAt) / this.#running.size;
    for (const [job, soFar] of this.#running) this.#running.set(job, soFar + each);
    this.#countedAt = now;
  }

  /** Who waited for one rendering together shares what it cost. */
  #charge(job: Job, costMs: number): void {
    const each = costMs / job.askers.length;
    for (const asker of job.askers) {
      for (const key of asker.keys) {
        const account = this.#spending.of(key);
        account.open--;
        account.endedAt = account.at;
        account.servedSince = Math.min(account.servedSince, account.at);
        account.spentMs += each;
        this.#options.budget?.charge(key, each);
      }
    }
  }

  #restAfter(kind: Kind, tookMs: number): number {
    const { crowded, waited } = this.#options.rests?.() ?? { crowded: 1, waited: 0 };
    const between = this.#waiting.length > 0 ? waited : 0;
    const times = { crowd: crowded, turning: 1, light: between, newcomer: between }[kind];
    return Math.min(longestRestMs, times * tookMs);
  }

  #wakeLater(): void {
    clearTimeout(this.#wake);
    this.#wake = undefined;
    if (this.#waiting.length === 0) return;
    const now = this.#now();
    const rests = Object.values(this.#restsUntil).filter((until) => until > now);
    // A rest that ended since there was last looked for room would wake nobody.
    const waitMs = rests.length > 0 ? Math.min(...rests) - now : this.#next() ? 0 : null;
    if (waitMs !== null) this.#wake = setTimeout(() => this.#pick(), Math.max(1, waitMs));
  }

  #kindOf(job: Job): Kind {
    if (job.turning) return 'turning';
    if (!this.#options.budget) return 'light';
    const ordinary = job.askers.filter((asker) => !this.#isCrowd(asker));
    if (ordinary.length === 0) return 'crowd';
    return ordinary.some(this.#isKnown) ? 'light' : 'newcomer';
  }

  #isCrowd = ({ keys }: Asker): boolean =>
    keys.some((key) => {
      const { spentMs, open, hasty } = this.#spending.of(key);
      return spentMs > crowd.spentMs || open > crowd.open || hasty > crowd.hasty;
    });

  /** By its address alone: anybody can make up a session and send it from anywhere. */
  #isKnown = ({ keys: [address] }: Asker): boolean => {
    if (address === undefined) return false;
    const { servedSince, hasty } = this.#spending.of(address);
    return this.#now() - servedSince >= knownAfterMs && hasty < 1;
  };

  /** When something was last begun for whoever waits for it: clients take turns, however much each asks for. */
  #servedAt({ askers }: Job): number {
    const lastOf = ({ keys }: Asker) => Math.max(never, ...keys.map((key) => this.#spending.of(key).begunAt));
    return this.#options.budget ? Math.min(...askers.map(lastOf)) : never;
  }

  /** Whose client waits for most. Of several the one that came last. */
  #heaviest(): Job {
    const openOf = ({ keys }: Asker) => Math.max(0, ...keys.map((key) => this.#spending.of(key).open));
    const open = this.#waiting.map(({ askers }) => Math.min(...askers.map(openOf)));
    return this.#waiting[open.lastIndexOf(Math.max(...open))] as Job;
  }

  #accountsOf({ askers }: Job): Account[] {
    return askers.flatMap(({ keys }) => keys.map((key) => this.#spending.of(key)));
  }
}
