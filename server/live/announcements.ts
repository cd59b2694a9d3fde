/**
 * The `change` table as this process sees it: which topics have changed, committed, and are not sent yet.
 * Pages in memory and open screens hear of a change from the same look, so a command costs one.
 *
 * A row is deleted only after its topic was sent: at least once, and harmless, because a browser drops
 * what is not newer than what it has.
 */
import { readRows } from '#server/database/statement.ts';

/** A topic that waits to be sent. */
export interface Waiting {
  topic: string;
  /** Its rows of `change`. */
  ids: number[];
  /** Since its oldest row was written, in milliseconds of the database's clock, when it was first seen. */
  waitedMs: number;
  /** When that was, by this process's monotonic clock. */
  seenAt: number;
}

type Row = Pick<Waiting, 'topic' | 'ids' | 'waitedMs'>;

/** As many rows as are read at once. */
const batch = 10_000;

export class Announcements {
  readonly #waiting = new Map<string, Waiting>();
  readonly #listeners = new Set<(topics: string[]) => void>();
  /** Rows that are known: waiting, being sent, or deleted since the running look began. */
  #known = new Set<number>();
  #deleted = new Set<number>();
  #next: Promise<void> | null = null;
  #running: Promise<void> = Promise.resolve();

  /** Hears of every topic that changed, whoever changed it, before a look that found it is over. */
  onTopics(listener: (topics: string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Looks at what has been committed. Many who ask at once share a look, as long as it begins after they
   * asked.
   *
   * @throws whatever the database throws: then nothing is known of what was committed meanwhile
   */
  look(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      const look = this.#look();
      this.#running = look.catch(() => {});
      return look;
    });
    return this.#next;
  }

  /** Topics that wait, oldest first. */
  get topics(): Iterable<string> {
    return this.#waiting.keys();
  }

  /** Takes these topics out, to be sent now. */
  take(topics: readonly string[]): Waiting[] {
    return topics.flatMap((topic) => {
      const one = this.#waiting.get(topic);
      this.#waiting.delete(topic);
      return one ?? [];
    });
  }

  /** Puts back what could not be sent. */
  putBack(taken: readonly Waiting[]): void {
    for (const one of taken) {
      const since = this.#waiting.get(one.topic);
      this.#waiting.set(one.topic, since ? { ...one, ids: [...one.ids, ...since.ids] } : one);
    }
  }

  /** The rows of what was sent are gone from the table. */
  deleted(taken: readonly Waiting[]): void {
    for (const { ids } of taken) for (const id of ids) this.#deleted.add(id);
  }

  async #look(): Promise<void> {
    // What was deleted before this look began, it can't see.
    for (const id of this.#deleted) this.#known.delete(id);
    this.#deleted = new Set();
    for (let after = 0, more = true; more; ) {
      const rows = await readRows<Row>`
        SELECT topic, array_agg(id::float8) AS ids,
               (extract(epoch FROM clock_timestamp() - min(at)) * 1000)::float8 AS "waitedMs"
        FROM (SELECT id, topic, at FROM change WHERE id > ${after} ORDER BY id LIMIT ${batch}) AS due
        GROUP BY topic ORDER BY min(id)`;
      const seenAt = performance.now();
      const changed = rows.filter((row) => this.#add(row, seenAt)).map(({ topic }) => topic);
      if (changed.length > 0) for (const listener of this.#listeners) listener(changed);
      const ids = rows.flatMap((row) => row.ids);
      more = ids.length >= batch;
      for (const id of ids) after = Math.max(after, id);
    }
  }

  /** @returns whether any of it is new */
  #add({ topic, ids, waitedMs }: Row, seenAt: number): boolean {
    const unseen = ids.filter((id) => !this.#known.has(id));
    if (unseen.length === 0) return false;
    for (const id of unseen) this.#known.add(id);
    const before = this.#waiting.get(topic);
    if (before) before.ids.push(...unseen);
    else this.#waiting.set(topic, { topic, ids: unseen, waitedMs, seenAt });
    return true;
  }
}
