/**
 * The `change` table as this process sees it: which topics have changed, committed, and are not sent yet.
 * Pages in memory and open screens hear of a change from the same look, so a command costs one.
 *
 * A row is deleted only after its topic was sent: at least once, and harmless, because a browser drops
 * what is not newer than what it has. Where the shop has other processes, it lingers until they have
 * looked too; a process that looked too late for that starts from what is true now.
 */
import { NoAnswer, Patience } from '#server/database/no-answer.ts';
import { readRows, readRowsWithin } from '#server/database/statement.ts';
import { log } from '#server/log.ts';
import type { ProcessRegister } from './process-register.ts';

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

export interface AnnouncementsOptions {
  /** The shop's processes, where there may be several. */
  processes?: ProcessRegister | undefined;
  /** How long a row that was sent here stays for the other processes. */
  lingerMs?: number;
  /** This process's monotonic clock in milliseconds. */
  clock?: () => number;
  /** A look that takes longer is given up. One after another that isn't answered may take twice as long, up to the second. */
  patienceMs?: [least: number, most: number];
}

export class Announcements {
  readonly #processes: ProcessRegister | undefined;
  readonly #lingerMs: number;
  readonly #clock: () => number;
  readonly #patience: Patience;
  readonly #waiting = new Map<string, Waiting>();
  readonly #listeners = new Set<(topics: string[]) => void>();
  readonly #lostListeners = new Set<() => void>();
  readonly #blindListeners = new Set<() => void>();
  #alone = true;
  /** Rows that were sent and stay for other processes, oldest first. */
  readonly #lingering: { ids: number[]; since: number }[] = [];
  /** While rows linger: transactions before this one were over before the last look, which saw what they wrote. */
  #settled: string | null = null;
  /** When the last look began that found all there was. */
  #lookedAt = Number.POSITIVE_INFINITY;
  #finishedAt: number;
  /** Counts looks: what comes of one that was given up is nobody's. */
  #looks = 0;
  /** Rows that are known: waiting, being sent, or deleted since the running look began. */
  #known = new Set<number>();
  #deleted = new Set<number>();
  #next: Promise<void> | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor({
    processes,
    lingerMs = 5_000,
    clock = () => performance.now(),
    patienceMs = [2_000, 10_000],
  }: AnnouncementsOptions = {}) {
    this.#processes = processes;
    this.#lingerMs = lingerMs;
    this.#clock = clock;
    this.#patience = new Patience(...patienceMs);
    this.#finishedAt = clock();
  }

  /** How long ago the last look ended that found all there was, in milliseconds. */
  get sinceLookMs(): number {
    return this.#clock() - this.#finishedAt;
  }

  /** Whether no other process lived when something was last sent. */
  get isAlone(): boolean {
    return this.#alone;
  }

  /** Hears of every topic that changed, whoever changed it, before a look that found it is over. */
  onTopics(listener: (topics: string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears when changes may have been missed: anything may be different from what is held. */
  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  /** Hears when a look was given up: what was committed since the one before isn't known. */
  onBlind(listener: () => void): () => void {
    this.#blindListeners.add(listener);
    return () => this.#blindListeners.delete(listener);
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
      const look = this.#lookInTime();
      this.#running = look.catch(() => {});
      return look;
    });
    return this.#next;
  }

  /** Topics that wait, oldest first. */
  get topics(): Iterable<string> {
    return this.#waiting.keys();
  }

  /** These topics are to be sent though nothing announced them. */
  note(topics: Iterable<string>): void {
    const seenAt = this.#clock();
    for (const topic of topics) {
      if (!this.#waiting.has(topic)) this.#waiting.set(topic, { topic, ids: [], waitedMs: 0, seenAt });
    }
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

  /**
   * What was sent is done with: its rows go now, or, where the shop has other processes, once those have seen them.
   *
   * @param uncounted topics whose version is counted up in the same statement
   * @throws whatever the database throws: then nothing of it has happened
   */
  async done(taken: readonly Waiting[], uncounted: readonly string[]): Promise<void> {
    const ids = taken.flatMap((one) => one.ids);
    const { id = '', livesMs = 0 } = this.#processes ?? {};
    // Whoever enters the register after this has begun reads what is newer than these rows.
    const [row] = await readRows<{ alone: boolean }>`
      WITH other AS (
        SELECT FROM server_process WHERE id <> ${id} AND seen_at > clock_timestamp() - ${livesMs} * interval '1 ms'
      ), sent AS (
        DELETE FROM change WHERE id = ANY (${ids}::bigint[]) AND NOT EXISTS (SELECT FROM other)
      ), counted AS (
        INSERT INTO topic_version (topic) SELECT unnest(${uncounted}::text[]) ORDER BY 1
        ON CONFLICT (topic) DO UPDATE SET version = topic_version.version + 1
      )
      SELECT NOT EXISTS (SELECT FROM other) AS alone`;
    this.#alone = row?.alone ?? true;
    if (this.#alone) this.#forget(ids);
    else if (ids.length > 0) this.#lingering.push({ ids, since: this.#clock() });
  }

  /**
   * Deletes what has lingered for long enough.
   *
   * @throws whatever the database throws: then it is tried again next time
   */
  async clearAway(): Promise<void> {
    const young = this.#lingering.findIndex(({ since }) => this.#clock() - since < this.#lingerMs);
    const old = this.#lingering.splice(0, young < 0 ? this.#lingering.length : young);
    if (old.length === 0) return;
    const ids = old.flatMap((one) => one.ids);
    try {
      await readRows`DELETE FROM change WHERE id = ANY (${ids}::bigint[])`;
    } catch (error) {
      this.#lingering.unshift(...old);
      throw error;
    }
    this.#forget(ids);
  }

  #forget(ids: readonly number[]): void {
    for (const id of ids) this.#deleted.add(id);
  }

  async #lookInTime(): Promise<void> {
    try {
      await this.#patience.with((ms) => this.#look(ms));
      this.#finishedAt = this.#clock();
    } catch (error) {
      if (error instanceof NoAnswer) for (const listener of this.#blindListeners) listener();
      throw error;
    }
  }

  async #look(ms: number): Promise<void> {
    const startedAt = this.#clock();
    const number = ++this.#looks;
    const isSeen = this.#processes?.isSeen() ?? true;
    const settled = this.#lingering.length > 0 ? await oldestRunning(ms) : null;
    await this.#read(ms, number);
    this.#settled = settled;
    if (!isSeen) return;
    const sinceMs = this.#clock() - this.#lookedAt;
    // Others delete a row once it has lingered: one from between two looks that far apart may be gone.
    const lost = sinceMs > this.#lingerMs * 0.8 && (await this.#processes?.hadOthers(sinceMs));
    this.#lookedAt = startedAt;
    if (!lost) return;
    log().warn({ sinceMs }, 'changes may have been missed: starting again from what is true now');
    for (const listener of this.#lostListeners) listener();
  }

  async #read(ms: number, look: number): Promise<void> {
    // What was deleted before this look began, it can't see.
    for (const id of this.#deleted) this.#known.delete(id);
    this.#deleted = new Set();
    for (let after = 0, more = true; more; ) {
      const rows = await readRowsWithin(ms)<Row>`
        SELECT topic, array_agg(id::float8) AS ids,
               (extract(epoch FROM clock_timestamp() - min(at)) * 1000)::float8 AS "waitedMs"
        FROM (
          SELECT id, topic, at FROM change
          WHERE id > ${after} AND (${this.#settled}::xid IS NULL OR age(xmin) <= age(${this.#settled}::xid))
          ORDER BY id LIMIT ${batch}
        ) AS due
        GROUP BY topic ORDER BY min(id)`;
      if (look !== this.#looks) throw new NoAnswer(ms);
      const seenAt = this.#clock();
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

/** The oldest transaction that is still running, or the next one: all before it are over. */
async function oldestRunning(ms: number): Promise<string | null> {
  const [row] = await readRowsWithin(ms)<{
    xid: string;
  }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::xid::text AS xid`;
  return row?.xid ?? null;
}
