/**
 * The `change` table as this process sees it: topics that changed, committed, and are not sent yet.
 *
 * A row is deleted only after its topic was sent, so a view is sent at least once: browsers drop versions that they
 * have. With other processes, the row is kept until they have polled too; a process that polled too late drops what
 * it holds and reads everything anew.
 */
import { AdaptiveTimeout, NoAnswer } from '#server/engine/database/no-answer.ts';
import { sharedRun } from '#server/engine/live/shared-run.ts';
import { log } from '#server/engine/process/log.ts';
import { type ChangeTable, changeTable, rowsAtOnce } from './change-table.ts';
import type { ProcessRegister } from './process-register.ts';
import { type ChangeFeed, type Found, type Waiting, WaitingChanges } from './waiting-changes.ts';

export interface AnnouncementsOptions {
  /** Undefined where there is one process only. */
  processes?: Pick<ProcessRegister, 'id' | 'livesMs' | 'isSeen' | 'hadOthers'> | undefined;
  /** Left out: that of this process's database. */
  table?: ChangeTable;
  /** How long a row that was sent here stays for the other processes. */
  keepForMs?: number;
  /** This process's monotonic clock in milliseconds. */
  clock?: () => number;
  /** When a poll is given up; each one that got no answer doubles the time for the next, up to `most`. */
  timeoutMs?: [least: number, most: number];
}

export class Announcements implements ChangeFeed {
  readonly #processes: AnnouncementsOptions['processes'];
  readonly #table: ChangeTable;
  readonly #keepForMs: number;
  readonly #clock: () => number;
  readonly #timeout: AdaptiveTimeout;
  readonly #changes: WaitingChanges;
  readonly #lostListeners = new Set<() => void>();
  readonly #unknownListeners = new Set<() => void>();
  readonly #foundListeners = new Set<(found: Found[]) => void>();
  #alone = true;
  /** Rows that were sent and stay for other processes, oldest first. */
  #keptForOthers: { ids: number[]; since: number }[] = [];
  /** While rows are kept: the transaction before which the last poll has seen all. */
  #oldestUnseen: string | null = null;
  /** When the last complete poll began; before the first, when this process may have begun to read. */
  #polledAt: number;
  #finishedAt: number;
  /** Numbers the polls, so that a late answer of a given-up one is recognised. */
  #polls = 0;
  /** Since the running poll began. */
  #deleted = new Set<number>();

  constructor({
    processes,
    table = changeTable,
    keepForMs = 5_000,
    clock = () => performance.now(),
    timeoutMs = [2_000, 10_000],
  }: AnnouncementsOptions = {}) {
    this.#processes = processes;
    this.#table = table;
    this.#keepForMs = keepForMs;
    this.#clock = clock;
    this.#changes = new WaitingChanges(clock);
    this.#timeout = new AdaptiveTimeout(...timeoutMs);
    this.#polledAt = this.#finishedAt = clock();
  }

  /** Milliseconds since the last complete poll ended. */
  get sincePollMs(): number {
    return this.#clock() - this.#finishedAt;
  }

  /** Whether no other process lived when something was last sent. */
  get isAlone(): boolean {
    return this.#alone;
  }

  onTopics(listener: (topics: string[], found: Found[]) => void): () => void {
    return this.#changes.onTopics(listener);
  }

  /** Called when changes may have been missed. */
  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  /**
   * Called when commits since the last complete poll are unknown: one was given up, or other processes may have taken this
   * one for gone meanwhile. Then `onLost` follows once they know better.
   */
  onUnknown(listener: () => void): () => void {
    this.#unknownListeners.add(listener);
    return () => this.#unknownListeners.delete(listener);
  }

  /** Called with the rows that a poll has found and nobody had told of before. */
  onFound(listener: (found: Found[]) => void): void {
    this.#foundListeners.add(listener);
  }

  heard(found: readonly Found[]): void {
    const seenAt = this.#clock();
    this.#changes.tell(found.flatMap(({ topic, ids }) => this.#changes.add({ topic, ids, waitedMs: 0 }, seenAt) ?? []));
  }

  settle(sent: readonly Found[]): void {
    this.#changes.settle(sent);
    const ids = sent.flatMap((one) => one.ids);
    // Whoever sent them deletes them first.
    if (ids.length > 0) this.#keptForOthers.push({ ids, since: this.#clock() + this.#keepForMs / 2 });
  }

  /**
   * Reads what has been committed. Callers share a poll that has not begun yet.
   *
   * @throws what the database throws; commits since the last poll are then unknown
   */
  readonly poll = sharedRun(() => this.#pollInTime());

  get topics(): Iterable<string> {
    return this.#changes.topics;
  }

  note(topics: Iterable<string>): void {
    this.#changes.note(topics);
  }

  take(topics: readonly string[]): Waiting[] {
    return this.#changes.take(topics);
  }

  putBack(taken: readonly Waiting[]): void {
    this.#changes.putBack(taken);
  }

  /**
   * Deletes the rows of what was sent: now, or after `keepForMs` if other processes live.
   *
   * @param uncounted topics whose version is counted up in the same statement
   * @throws what the database throws; nothing has happened then
   */
  async done(taken: readonly Waiting[], uncounted: readonly string[]): Promise<void> {
    const ids = taken.flatMap((one) => one.ids);
    if (ids.length + uncounted.length === 0) return this.#changes.end(taken);
    const { id = '', livesMs = 0 } = this.#processes ?? {};
    this.#alone = await this.#table.end(ids, uncounted, { id, livesMs });
    this.#changes.end(taken);
    if (this.#alone) this.#forget(ids);
    else if (ids.length > 0) this.#keptForOthers.push({ ids, since: this.#clock() });
  }

  /** Deletes rows that were kept for long enough. @throws what the database throws; the next call tries again */
  async clearAway(): Promise<void> {
    const isOld = ({ since }: { since: number }) => this.#clock() - since >= this.#keepForMs;
    const old = this.#keptForOthers.filter(isOld);
    if (old.length === 0) return;
    this.#keptForOthers = this.#keptForOthers.filter((one) => !old.includes(one));
    const ids = old.flatMap((one) => one.ids);
    try {
      await this.#table.delete(ids);
    } catch (error) {
      this.#keptForOthers.unshift(...old);
      throw error;
    }
    this.#forget(ids);
  }

  #forget(ids: readonly number[]): void {
    for (const id of ids) this.#deleted.add(id);
  }

  startAnew(): void {
    this.#changes.clear();
    this.#deleted = new Set();
    this.#keptForOthers = [];
    this.#oldestUnseen = null;
    // What a running poll still finds may be of the history before.
    this.#polls++;
    for (const listener of this.#lostListeners) listener();
  }

  async #pollInTime(): Promise<void> {
    try {
      await this.#timeout.with((ms) => this.#poll(ms));
      this.#finishedAt = this.#clock();
    } catch (error) {
      if (error instanceof NoAnswer) for (const listener of this.#unknownListeners) listener();
      throw error;
    }
  }

  async #poll(ms: number): Promise<void> {
    const startedAt = this.#clock();
    const number = ++this.#polls;
    const isSeen = this.#processes?.isSeen() ?? true;
    const oldestUnseen = this.#keptForOthers.length > 0 ? await this.#table.oldestRunning(ms) : null;
    await this.#read(ms, number);
    this.#oldestUnseen = oldestUnseen;
    const sinceMs = Math.max(0, this.#clock() - this.#polledAt);
    // Other processes may have deleted rows that were written between the two polls.
    const late = !isSeen || sinceMs > this.#keepForMs * 0.8;
    const lost = late && (await this.#processes?.hadOthers(sinceMs));
    if (!isSeen) {
      if (lost) for (const listener of this.#unknownListeners) listener();
      return;
    }
    this.#polledAt = startedAt;
    if (!lost) return;
    log().warn({ sinceMs }, 'changes may have been missed: starting again from what is true now');
    for (const listener of this.#lostListeners) listener();
  }

  async #read(ms: number, poll: number): Promise<void> {
    // This poll can't see rows that were deleted before it began.
    this.#changes.forget(this.#deleted);
    this.#deleted = new Set();
    for (let after = 0, more = true; more; ) {
      const rows = await this.#table.read({ after, oldestUnseen: this.#oldestUnseen, ms });
      if (poll !== this.#polls) throw new NoAnswer(ms);
      const seenAt = this.#clock();
      const found = rows.flatMap((row) => this.#changes.add(row, seenAt) ?? []);
      this.#changes.tell(found);
      if (found.length > 0) for (const listener of this.#foundListeners) listener(found);
      const ids = rows.flatMap((row) => row.ids);
      more = ids.length >= rowsAtOnce;
      for (const id of ids) after = Math.max(after, id);
    }
  }
}
