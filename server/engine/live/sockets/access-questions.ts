/**
 * Asks the database who may watch what, one statement at a time: questions that come meanwhile share the next, so
 * that a crowd never takes the whole pool.
 */
import type { TopicKind } from '#contract/wire/views.ts';
import { AdaptiveTimeout } from '#server/engine/database/no-answer.ts';
import type { Ground } from '#server/engine/live/people.ts';
import type { Asked } from '#server/engine/live/topic-source.ts';
import type { ViewReader } from '#server/engine/live/views/view-reader.ts';

/** So many in one statement that commands and pages still get a word in between. */
const atOnce = 500;

interface Question extends Asked {
  kind: TopicKind;
  resolve(ground: Ground | null): void;
  reject(error: unknown): void;
}

export class AccessQuestions {
  readonly #reader: ViewReader;
  readonly #timeout = new AdaptiveTimeout(5_000, 9_000);
  #waiting: Question[] = [];
  #asking = false;

  constructor(reader: ViewReader) {
    this.#reader = reader;
  }

  /** What lets this watcher watch the thing of this kind, or null. @throws whatever the database throws */
  ask(kind: TopicKind, asked: Asked): Promise<Ground | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...asked, kind, resolve, reject });
      if (!this.#asking) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#asking = true;
    // All that one frame asks comes in the same turn.
    await Promise.resolve();
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const { kind } = first;
      const taken = this.#waiting.filter((one) => one.kind === kind).slice(0, atOnce);
      const isTaken = new Set(taken);
      this.#waiting = this.#waiting.filter((one) => !isTaken.has(one));
      await this.#answer(kind, taken);
    }
    this.#asking = false;
  }

  async #answer(kind: TopicKind, taken: readonly Question[]): Promise<void> {
    try {
      const grounds = await this.#timeout.with(() => this.#reader.mayWatch(kind, taken));
      taken.forEach((one, index) => {
        one.resolve(grounds[index] ?? null);
      });
    } catch (error) {
      for (const one of taken) one.reject(error);
    }
  }
}
