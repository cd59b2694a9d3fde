/**
 * What has changed, as a node without a database learns of it: from the bus, and from a process of the shop that it asks
 * for what that has seen since.
 */
import { setDatabaseClock } from '#server/database/clock.ts';
import { learnHistory } from '#server/history/history.ts';
import { type ChangeFeed, type Found, type Waiting, WaitingChanges } from '#server/live/changes/waiting-changes.ts';
import { sharedRun } from '#server/live/shared-run.ts';
import { log } from '#server/log.ts';
import { type Cursor, changesAtOnce } from './calls.ts';
import type { ShopClient } from './shop-client.ts';

/** Longer than a row is told of after it was first heard of. */
const rememberedMs = 60_000;

export class HeardChanges implements ChangeFeed {
  readonly #shop: Pick<ShopClient, 'ask'>;
  readonly #clock: () => number;
  readonly #changes: WaitingChanges;
  readonly #foundListeners = new Set<(found: Found[]) => void>();
  readonly #lostListeners = new Set<() => void>();
  #cursor: Cursor | null = null;
  /** Rows that were heard of, in two halves: the older is forgotten when the younger is full of age. */
  #young: number[] = [];
  #old: number[] = [];
  #turnedAt: number;
  #polledAt: number;

  constructor(shop: Pick<ShopClient, 'ask'>, clock = () => performance.now()) {
    this.#shop = shop;
    this.#clock = clock;
    this.#changes = new WaitingChanges(clock);
    this.#turnedAt = clock();
    this.#polledAt = clock();
  }

  get sincePollMs(): number {
    return this.#clock() - this.#polledAt;
  }

  get topics(): Iterable<string> {
    return this.#changes.topics;
  }

  onTopics(listener: (topics: string[], found: Found[]) => void): () => void {
    return this.#changes.onTopics(listener);
  }

  onFound(listener: (found: Found[]) => void): void {
    this.#foundListeners.add(listener);
  }

  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  /** Callers share a poll that has not begun yet. */
  readonly poll = sharedRun(() => this.#poll());

  note(topics: Iterable<string>): void {
    this.#changes.note(topics);
  }

  take(topics: readonly string[]): Waiting[] {
    return this.#changes.take(topics);
  }

  putBack(taken: readonly Waiting[]): void {
    this.#changes.putBack(taken);
  }

  /** Whoever looks in the table counts up what nobody here watches. */
  async done(taken: readonly Waiting[]): Promise<void> {
    this.#changes.end(taken);
  }

  async clearAway(): Promise<void> {
    if (this.#clock() - this.#turnedAt < rememberedMs) return;
    this.#turnedAt = this.#clock();
    this.#changes.forget(this.#old);
    this.#old = this.#young;
    this.#young = [];
  }

  heard(found: readonly Found[]): void {
    this.#changes.tell(this.#add(found));
  }

  settle(sent: readonly Found[]): void {
    this.#changes.settle(sent);
  }

  startAnew(): void {
    this.#changes.clear();
    this.#young = [];
    this.#old = [];
    this.#cursor = null;
    for (const listener of this.#lostListeners) listener();
  }

  #add(found: readonly Found[]): Found[] {
    const seenAt = this.#clock();
    const fresh = found.flatMap(({ topic, ids }) => this.#changes.add({ topic, ids, waitedMs: 0 }, seenAt) ?? []);
    for (const { ids } of fresh) this.#young.push(...ids);
    return fresh;
  }

  async #poll(): Promise<void> {
    for (let more = true; more; ) {
      const askedAt = this.#clock();
      const asked = this.#cursor;
      const { cursor, changes, lost, history, nowMs, sincePollMs } = await this.#shop.ask('changes', { after: asked });
      const answeredAt = this.#clock();
      // A slow answer tells the time badly.
      if (answeredAt - askedAt < 100) setDatabaseClock(nowMs, (askedAt + answeredAt) / 2);
      learnHistory(history);
      this.#cursor = cursor;
      const fresh = this.#add(changes);
      this.#changes.tell(fresh);
      if (fresh.length > 0) for (const listener of this.#foundListeners) listener(fresh);
      more = changes.length >= changesAtOnce;
      this.#polledAt = answeredAt - sincePollMs;
      if (!lost) continue;
      // Views may have been read before the first answer.
      if (asked) log().warn('changes may have been missed: starting again from what is true now');
      for (const listener of this.#lostListeners) listener();
    }
  }
}
