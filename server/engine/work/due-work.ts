import { databaseNow } from '#server/engine/database/clock.ts';
import { onCommit } from '#server/engine/database/database.ts';
import { WrittenSince } from '#server/engine/database/written-since.ts';
import { log } from '#server/engine/process/log.ts';
import { type HasMoments, nextMoments } from './next-moments.ts';

/** Work that falls due at a moment kept in a row: it survives a restart, and any process may do it. */
export interface DueWork extends HasMoments {
  name: string;
  /** Whether what is written may be due at once: then it is also asked after this process's commits. */
  isPrompt?: boolean;
  /** Does everything that is due now. Must be safe to run twice, also at once in two processes. */
  run(): Promise<void>;
}

export interface DueWorkOptions {
  ask?: (works: readonly DueWork[]) => Promise<(Date | null)[]>;
  /** Whether anything was written to the database since the last call, by whomever. */
  isWritten?: () => Promise<boolean>;
  /** Calls a listener after each commit of this process. @returns a function that stops it */
  hearCommits?: (listener: () => void) => () => void;
  /** Whether nobody but this process writes to the database: then there is little to ask between its commits. */
  isOnlyWriter?: boolean;
}

const sweepMs = 1_000;
const onlyWriterSweepMs = 5_000;
/** Then all are asked about though nothing was written: a moment may depend on the clock alone. */
const mostRestMs = 10_000;
const answerMs = 2_000;
/** Several commits often follow each other. */
const gatherMs = 15;
const promptMs = 50;
const againMs = 5;
/** Much may be due at one moment, and is done in parts; what has that many keeps being due for nothing. */
const mostRounds = 500;

/**
 * Keeps doing due work. One question a second asks for all of it if anything was written; a timer does each piece at its
 * moment; a commit of this process has prompt works asked about at once. What another process writes, a timer that fired
 * early and a crash are left to the next second.
 * @returns a function that stops it and waits for what is running
 */
export function startDueWork(works: readonly DueWork[], options: DueWorkOptions = {}): () => Promise<void> {
  const clockwork = new Clockwork(works, options);
  return () => clockwork.stop();
}

class Clockwork {
  readonly #ask: NonNullable<DueWorkOptions['ask']>;
  readonly #isWritten: NonNullable<DueWorkOptions['isWritten']>;
  readonly #works: readonly DueWork[];
  readonly #stopHearing: () => void;
  readonly #running = new Map<DueWork, Promise<void>>();
  /** When each that isn't running is asked about again, apart from the sweep, in milliseconds of the monotonic clock. */
  readonly #askAt = new Map<DueWork, number>();
  readonly #heldUntil = new Map<DueWork, number>();
  /** For which moment each was last done, and how many times in a row. */
  readonly #rounds = new Map<DueWork, { at: number; count: number }>();
  readonly #restMs: number;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #askedAllAt = Number.NEGATIVE_INFINITY;
  #sweepAt = performance.now();
  #promptAt = Number.POSITIVE_INFINITY;
  #promptedAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> | null = null;
  #stopped = false;

  constructor(
    works: readonly DueWork[],
    { ask = nextMoments, isWritten, hearCommits = onCommit, isOnlyWriter = false }: DueWorkOptions,
  ) {
    const since = new WrittenSince();
    this.#isWritten = isWritten ?? (() => since.ask(answerMs));
    this.#restMs = isOnlyWriter ? onlyWriterSweepMs : sweepMs;
    this.#works = works;
    this.#ask = ask;
    this.#stopHearing = hearCommits(() => this.#wake());
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopHearing();
    clearTimeout(this.#timer);
    await this.#asking;
    await Promise.all(this.#running.values());
  }

  /** Cheap to call too often. */
  #wake(): void {
    if (this.#promptAt < Number.POSITIVE_INFINITY) return;
    this.#promptAt = Math.max(performance.now() + gatherMs, this.#promptedAt + promptMs);
    this.#sweepAt = Math.min(this.#sweepAt, Math.max(this.#promptAt, this.#sweptAt + sweepMs));
    this.#schedule();
  }

  #schedule(): void {
    if (this.#stopped || this.#asking) return;
    clearTimeout(this.#timer);
    const soonest = Math.min(this.#sweepAt, this.#promptAt, ...this.#askAt.values());
    this.#timer = setTimeout(
      () => {
        this.#asking = this.#turn().finally(() => {
          this.#asking = null;
          this.#schedule();
        });
      },
      Math.max(0, soonest - performance.now()),
    );
  }

  async #turn(): Promise<void> {
    const now = performance.now();
    const isSweep = this.#sweepAt <= now;
    const { asked, others } = this.#takeDueQuestions(now, isSweep);
    try {
      // Before the moments are read: what is written meanwhile is new the next time.
      const mayRest = isSweep && !(await this.#isWritten()) && now - this.#askedAllAt < mostRestMs;
      if (isSweep && !mayRest) {
        asked.push(...others);
        this.#askedAllAt = now;
      } else if (isSweep) this.#doWhatIsKnownHere(others);
      if (asked.length === 0) return;
      const moments = await this.#ask(asked);
      for (const [place, work] of asked.entries()) this.#heed(work, moments[place] ?? null);
    } catch (error) {
      if (!this.#stopped) log().error({ err: error }, 'asking what is due failed; it will be tried again');
      for (const work of new Set([...asked, ...others])) this.#hold(work);
    }
  }

  /** @returns those to be asked about now, and in a sweep those that need be only if something was written */
  #takeDueQuestions(now: number, isSweep: boolean): { asked: DueWork[]; others: DueWork[] } {
    for (const [work, until] of this.#heldUntil) if (until <= now) this.#heldUntil.delete(work);
    const isPrompt = this.#promptAt <= now;
    if (isSweep) {
      this.#sweptAt = now;
      this.#sweepAt = now + this.#restMs;
    }
    if (isPrompt) {
      this.#promptAt = Number.POSITIVE_INFINITY;
      this.#promptedAt = now;
    }
    const free = this.#works.filter((work) => !this.#running.has(work) && !this.#heldUntil.has(work));
    const asked = free.filter(
      (work) => (isPrompt && work.isPrompt) || (this.#askAt.get(work) ?? Number.POSITIVE_INFINITY) <= now,
    );
    for (const work of asked) this.#askAt.delete(work);
    const isAsked = new Set(asked);
    return { asked, others: isSweep ? free.filter((work) => !isAsked.has(work)) : [] };
  }

  #doWhatIsKnownHere(works: readonly DueWork[]): void {
    for (const work of works) {
      const here = work.dueHere?.() ?? null;
      if (here && here <= databaseNow()) this.#heed(work, here);
    }
  }

  #heed(work: DueWork, next: Date | null): void {
    if (this.#stopped || next === null) return;
    const inMs = next.getTime() - databaseNow().getTime();
    if (inMs > 0) this.#askAt.set(work, performance.now() + inMs + 1);
    else this.#running.set(work, this.#do(work, this.#countRound(work, next)));
  }

  /** @returns how many times in a row the work has been due at this moment */
  #countRound(work: DueWork, next: Date): number {
    const at = next.getTime();
    const before = this.#rounds.get(work);
    const count = before?.at === at ? before.count + 1 : 1;
    this.#rounds.set(work, { at, count });
    return count;
  }

  async #do(work: DueWork, round: number): Promise<void> {
    try {
      await work.run();
      if (round < mostRounds) this.#askAt.set(work, performance.now() + againMs);
      else this.#hold(work);
      if (round === mostRounds) log().warn({ work: work.name }, 'due work stays due however often it is done');
    } catch (error) {
      if (!this.#stopped) log().error({ err: error, work: work.name }, 'due work failed; it will be tried again');
      this.#hold(work);
    }
    this.#running.delete(work);
    this.#schedule();
  }

  #hold(work: DueWork): void {
    this.#heldUntil.set(work, performance.now() + sweepMs);
    this.#askAt.set(work, performance.now() + sweepMs);
  }
}
