/** What a page, or a part of one, is made of. */
export interface PageReads {
  topics: Set<string>;
  /** Until when it is true without any commit, in epoch milliseconds of this machine's clock. */
  until: number;
}

/** How long a part is given again at most, in milliseconds: as long as a page is kept. */
export const partMaxAgeMs = 30_000;

const mostParts = 2_000;

interface Part {
  value: unknown;
  read: PageReads;
  readAt: number;
}
interface Reading {
  /** In changes counted. */
  startedAt: number;
  done: Promise<{ part: Part; overtaken: boolean }>;
}

/**
 * What several renderings of a page read alike, such as the pieces that go with one whose stock has changed. As strict as
 * the pages themselves: a part is forgotten when a topic that it read changes, and one whose topic changed while it was
 * being read is never given to whoever asks after that change.
 */
export class PageParts {
  /** Least recently used first. */
  readonly #parts = new Map<string, Part>();
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #readings = new Map<string, Reading>();
  /** When each topic last changed, in changes counted; needed only while something is being read. */
  readonly #changedAt = new Map<string, number>();
  readonly #most: number;
  readonly #clock: () => number;
  #changes = 0;
  #clearedAt = -1;

  /** @param clock this process's monotonic clock in milliseconds */
  constructor({ most = mostParts, clock = () => performance.now() } = {}) {
    this.#most = most;
    this.#clock = clock;
  }

  get size(): number {
    return this.#parts.size;
  }

  /**
   * @param key names the part and all that decides what is read
   * @param read adds what it reads to what it is given
   * @returns what was read, now or before, with what it was read of. It is shared: not to be written to
   */
  async take<T>(key: string, read: (noted: PageReads) => Promise<T>): Promise<{ value: T; read: PageReads }> {
    const arrivedAt = this.#changes;
    for (;;) {
      const known = this.#known(key);
      if (known) return known as Part & { value: T };
      const reading = this.#readings.get(key);
      if (!reading) break;
      const { part, overtaken } = await reading.done;
      if (!overtaken || reading.startedAt >= arrivedAt) return part as Part & { value: T };
    }
    return (await this.#begin(key, read)).part as Part & { value: T };
  }

  /** These topics have changed. */
  drop(topics: Iterable<string>): void {
    for (const topic of topics) {
      this.#changes++;
      if (this.#readings.size > 0) this.#changedAt.set(topic, this.#changes);
      for (const key of this.#keysOf.get(topic) ?? []) this.#forget(key);
    }
  }

  /** Anything may have changed. */
  clear(): void {
    this.#clearedAt = ++this.#changes;
    this.#parts.clear();
    this.#keysOf.clear();
  }

  #known(key: string): Part | undefined {
    const part = this.#parts.get(key);
    if (!part) return undefined;
    this.#forget(key);
    if (this.#clock() - part.readAt >= partMaxAgeMs || part.read.until <= Date.now()) return undefined;
    this.#remember(key, part);
    return part;
  }

  #begin<T>(key: string, read: (noted: PageReads) => Promise<T>): Reading['done'] {
    const noted: PageReads = { topics: new Set(), until: Number.POSITIVE_INFINITY };
    const readAt = this.#clock();
    const startedAt = this.#changes;
    const done = read(noted).then(
      (value) => this.#end(key, { value, read: noted, readAt }, startedAt),
      (error: unknown) => {
        this.#ended(key);
        throw error;
      },
    );
    this.#readings.set(key, { startedAt, done });
    return done;
  }

  #end(key: string, part: Part, startedAt: number): { part: Part; overtaken: boolean } {
    const { topics } = part.read;
    // Since it began: a reader may learn a topic's name only from what it read.
    const overtaken =
      this.#clearedAt > startedAt || [...topics].some((topic) => (this.#changedAt.get(topic) ?? -1) > startedAt);
    this.#ended(key);
    if (!overtaken && topics.size > 0) this.#remember(key, part);
    return { part, overtaken };
  }

  #ended(key: string): void {
    this.#readings.delete(key);
    if (this.#readings.size === 0) this.#changedAt.clear();
  }

  #remember(key: string, part: Part): void {
    this.#parts.set(key, part);
    for (const topic of part.read.topics) {
      const keys = this.#keysOf.get(topic);
      if (keys) keys.add(key);
      else this.#keysOf.set(topic, new Set([key]));
    }
    for (const oldest of this.#parts.keys()) {
      if (this.#parts.size <= this.#most) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const part = this.#parts.get(key);
    if (!part) return;
    this.#parts.delete(key);
    for (const topic of part.read.topics) {
      const keys = this.#keysOf.get(topic);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(topic);
    }
  }
}
