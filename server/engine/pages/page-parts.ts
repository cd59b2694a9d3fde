import { ChangesSince, type Reading } from '#server/engine/live/changes/changes-since.ts';

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
interface PartReading {
  reading: Reading;
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
  readonly #readings = new Map<string, PartReading>();
  readonly #changes = new ChangesSince();
  readonly #most: number;
  readonly #clock: () => number;

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
    const arrivedAt = this.#changes.count;
    for (;;) {
      const known = this.#known(key);
      if (known) return known as Part & { value: T };
      const begun = this.#readings.get(key);
      if (!begun) break;
      const { part, overtaken } = await begun.done;
      if (!overtaken || begun.reading.startedAt >= arrivedAt) return part as Part & { value: T };
    }
    return (await this.#begin(key, read)).part as Part & { value: T };
  }

  /** These topics have changed. */
  drop(topics: Iterable<string>): void {
    for (const topic of topics) {
      this.#changes.note(topic);
      for (const key of this.#keysOf.get(topic) ?? []) this.#forget(key);
    }
  }

  /** Anything may have changed. */
  clear(): void {
    this.#changes.noteAll();
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

  #begin<T>(key: string, read: (noted: PageReads) => Promise<T>): PartReading['done'] {
    const noted: PageReads = { topics: new Set(), until: Number.POSITIVE_INFINITY };
    const readAt = this.#clock();
    const reading = this.#changes.begin();
    const done = read(noted).then(
      (value) => this.#end(key, { value, read: noted, readAt }, reading),
      (error: unknown) => {
        this.#ended(key, reading);
        throw error;
      },
    );
    this.#readings.set(key, { reading, done });
    return done;
  }

  #end(key: string, part: Part, reading: Reading): { part: Part; overtaken: boolean } {
    const { topics } = part.read;
    const overtaken = this.#changes.isOvertaken(reading, topics);
    this.#ended(key, reading);
    if (!overtaken && topics.size > 0) this.#remember(key, part);
    return { part, overtaken };
  }

  #ended(key: string, reading: Reading): void {
    this.#readings.delete(key);
    this.#changes.end(reading);
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
