/** The database of the simulation: what is committed, and how late and how badly it answers. */
import { NoAnswer } from '#server/engine/database/no-answer.ts';
import type { ChangeTable } from '#server/engine/live/changes/change-table.ts';
import type { Owner, Time } from './time.ts';

interface Row {
  id: number;
  topic: string;
  transaction: number;
  at: number;
}

export interface Trouble {
  /** The longest that an answer takes. */
  slowMs: number;
  isAway: boolean;
}

export class Truth {
  trouble: Trouble = { slowMs: 2, isAway: false };
  /** What each topic shows: how often it has changed. */
  readonly contents = new Map<string, number>();
  /** Where the publisher counts versions, they are not the contents. */
  readonly counted = new Map<string, number>();
  /** Keys of commands that were done. */
  readonly done = new Set<string>();
  /** Who signed in with which session. */
  readonly sessions = new Map<string, string>();
  readonly #rows = new Map<number, Row>();
  readonly #processes = new Map<string, number>();
  readonly #running = new Set<number>();
  readonly #time: Time;
  #ids = 0;
  #transactions = 0;

  constructor(time: Time) {
    this.#time = time;
  }

  /** One statement: it sees what is there when it is run, and answers later, or to nobody. */
  ask<T>(owner: Owner, statement: () => T): Promise<T> {
    const { random } = this.#time;
    // Most come soon, and now and then one takes its time.
    const slow = () => random() ** (random() < 0.1 ? 1 : 4) * this.trouble.slowMs;
    return new Promise((resolve, reject) => {
      this.#time.after(slow(), this.#time.nobody, () => {
        if (this.trouble.isAway) return void this.#time.after(1, owner, () => reject(new NoAnswer(1)));
        const result = statement();
        this.#time.after(slow(), owner, () => resolve(result));
      });
    });
  }

  /**
   * A transaction that changes these topics: its rows have their numbers before it commits, so others with higher numbers may
   * be seen first. Whoever asked may be gone by then.
   */
  commit(owner: Owner, topics: readonly string[], effect: () => void = () => {}): Promise<void> {
    const transaction = ++this.#transactions;
    const ids = topics.map(() => ++this.#ids);
    this.#running.add(transaction);
    const { random } = this.#time;
    return new Promise((resolve, reject) => {
      this.#time.after(random() ** 4 * 60, this.#time.nobody, () => {
        this.#running.delete(transaction);
        if (this.trouble.isAway) return void this.#time.after(1, owner, () => reject(new NoAnswer(1)));
        effect();
        topics.forEach((topic, index) => {
          this.contents.set(topic, (this.contents.get(topic) ?? 0) + 1);
          const id = ids[index] ?? 0;
          this.#rows.set(id, { id, topic, transaction, at: this.#time.now });
        });
        this.#time.after(random() * 3, owner, resolve);
      });
    });
  }

  version(topic: string): number {
    return topic === 'shop' ? (this.counted.get(topic) ?? 1) : (this.contents.get(topic) ?? 0) + 1;
  }

  countUp(topics: readonly string[]): void {
    for (const topic of topics) this.counted.set(topic, (this.counted.get(topic) ?? 1) + 1);
  }

  /** `server_process` as one process writes and reads it. */
  register(owner: Owner, id: string) {
    let seenAt = Number.NEGATIVE_INFINITY;
    const beat = async () => {
      const startedAt = this.#time.now;
      await this.ask(owner, () => this.#processes.set(id, this.#time.now));
      seenAt = startedAt;
    };
    const others = (ms: number) => [...this.#processes].some(([one, at]) => one !== id && at > this.#time.now - ms);
    return {
      id,
      livesMs: 10_000,
      isSeen: () => this.#time.now - seenAt < 5_000,
      hadOthers: (ms: number) => this.ask(owner, () => others(10_000 + ms)),
      async enter() {
        // A process that can't begin is started again.
        while (
          !(await beat().then(
            () => true,
            () => false,
          ))
        );
        setInterval(() => void beat().catch(() => {}), 2_000);
      },
    };
  }

  changeTable(owner: Owner): ChangeTable {
    const oldest = () => Math.min(...this.#running, this.#transactions + 1);
    return {
      read: ({ after, oldestUnseen }) =>
        this.ask(owner, () => {
          const due = [...this.#rows.values()]
            .filter(({ id, transaction }) => id > after && transaction >= Number(oldestUnseen ?? 0))
            .sort((one, other) => one.id - other.id);
          const byTopic = new Map<string, number[]>();
          for (const { topic, id } of due) byTopic.set(topic, [...(byTopic.get(topic) ?? []), id]);
          return [...byTopic].map(([topic, ids]) => ({ topic, ids, waitedMs: 0 }));
        }),
      oldestRunning: () => this.ask(owner, () => String(oldest())),
      end: (ids, uncounted, { id, livesMs }) =>
        this.ask(owner, () => {
          this.countUp(uncounted);
          const alone = ![...this.#processes].some(([one, at]) => one !== id && at > this.#time.now - livesMs);
          if (alone) for (const row of ids) this.#rows.delete(row);
          return alone;
        }),
      delete: (ids) =>
        this.ask(owner, () => {
          for (const id of ids) this.#rows.delete(id);
        }),
    };
  }
}
