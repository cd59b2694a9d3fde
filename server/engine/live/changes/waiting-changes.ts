/** What has changed, committed, and is not sent yet, by topic: however a process learns of it. */

export interface Waiting {
  topic: string;
  ids: number[];
  /** From the oldest row's writing to its being seen, in milliseconds of the database's clock. */
  waitedMs: number;
  seenAt: number;
  /** Whether it is to be sent even if no row is left that announces it. */
  noted: boolean;
}

export type Found = Pick<Waiting, 'topic'> & { ids: readonly number[] };

/** How a process learns what has changed: from the table `change`, or from a process that looks there. */
export interface ChangeFeed {
  /** Topics that wait, oldest first. */
  readonly topics: Iterable<string>;
  /** Milliseconds since the last complete poll ended. */
  readonly sincePollMs: number;
  /** @throws where nothing could be learned; what changed since the last poll is then unknown */
  poll(): Promise<void>;
  /** Queues topics that no row announced. */
  note(topics: Iterable<string>): void;
  take(topics: readonly string[]): Waiting[];
  putBack(taken: readonly Waiting[]): void;
  /** These were sent. @param uncounted topics that nobody here watches and whose version is still to be counted up */
  done(taken: readonly Waiting[], uncounted: readonly string[]): Promise<void>;
  clearAway(): Promise<void>;
  /** Another process has found these rows: they wait here as if a poll had. */
  heard(found: readonly Found[]): void;
  /** These rows need not be sent here any more. They stay for the processes that have not heard of them. */
  settle(sent: readonly Found[]): void;
  /** The database tells another history: nothing that was learned of it holds, and everything may have changed. */
  startAnew(): void;
  /** Called with every topic that changed and the rows that say so, before the poll that found them resolves. */
  onTopics(listener: (topics: string[], found: Found[]) => void): () => void;
  /** Called with the rows that a poll has found and nobody had told of before. */
  onFound(listener: (found: Found[]) => void): void;
  /** Called when changes may have been missed. */
  onLost(listener: () => void): () => void;
}

export class WaitingChanges {
  readonly #clock: () => number;
  readonly #waiting = new Map<string, Waiting>();
  /** Taken, and neither done nor put back. */
  readonly #taken = new Map<string, Waiting>();
  readonly #listeners = new Set<(topics: string[], found: Found[]) => void>();
  /** Rows that must not be added again. */
  readonly #known = new Set<number>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get topics(): Iterable<string> {
    return this.#waiting.keys();
  }

  onTopics(listener: (topics: string[], found: Found[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(found: Found[]): void {
    if (found.length === 0) return;
    const topics = found.map(({ topic }) => topic);
    for (const listener of this.#listeners) listener(topics, found);
  }

  /** @returns the rows that are new */
  add({ topic, ids, waitedMs }: Found & Pick<Waiting, 'waitedMs'>, seenAt: number): Found | null {
    const unseen = ids.filter((id) => !this.#known.has(id));
    if (unseen.length === 0) return null;
    for (const id of unseen) this.#known.add(id);
    const before = this.#waiting.get(topic);
    if (before) before.ids.push(...unseen);
    else this.#waiting.set(topic, { topic, ids: [...unseen], waitedMs, seenAt, noted: false });
    return { topic, ids: unseen };
  }

  /** From here on these rows would be new again. */
  forget(ids: Iterable<number>): void {
    for (const id of ids) this.#known.delete(id);
  }

  /** Every row would be new again. What has been taken is still its taker's. */
  clear(): void {
    this.#waiting.clear();
    this.#known.clear();
  }

  settle(sent: readonly Found[]): void {
    const now = this.#clock();
    for (const { topic, ids } of sent) {
      const gone = new Set(ids);
      for (const one of [this.#waiting.get(topic), this.#taken.get(topic)]) {
        if (!one?.ids.some((id) => gone.has(id))) continue;
        one.ids = one.ids.filter((id) => !gone.has(id));
        one.seenAt = now;
      }
      this.#dropIfSettled(this.#waiting.get(topic));
    }
  }

  note(topics: Iterable<string>): void {
    const seenAt = this.#clock();
    for (const topic of topics) {
      const waiting = this.#waiting.get(topic);
      if (waiting) waiting.noted = true;
      else this.#waiting.set(topic, { topic, ids: [], waitedMs: 0, seenAt, noted: true });
    }
  }

  take(topics: readonly string[]): Waiting[] {
    return topics.flatMap((topic) => {
      const one = this.#waiting.get(topic);
      this.#waiting.delete(topic);
      if (one) this.#taken.set(topic, one);
      return one ?? [];
    });
  }

  putBack(taken: readonly Waiting[]): void {
    for (const one of taken) {
      this.#taken.delete(one.topic);
      const since = this.#waiting.get(one.topic);
      const both = since && { ...one, ids: [...one.ids, ...since.ids], noted: one.noted || since.noted };
      this.#waiting.set(one.topic, both ?? one);
      this.#dropIfSettled(this.#waiting.get(one.topic));
    }
  }

  end(taken: readonly Waiting[]): void {
    for (const { topic } of taken) this.#taken.delete(topic);
  }

  #dropIfSettled(one: Waiting | undefined): void {
    if (one && !one.noted && one.ids.length === 0) this.#waiting.delete(one.topic);
  }
}
