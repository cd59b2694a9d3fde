/**
 * A kept page is never stale: it is dropped when a topic that it read changes, before the command that changed it is
 * acknowledged. A page whose topic changed while it was being rendered is not kept.
 */

import { ChangesSince, type Reading } from '#server/engine/live/changes/changes-since.ts';
import type { PageParts, PageReads } from '#server/engine/pages/page-parts.ts';
import { whileRendering } from '#server/engine/pages/page-reads.ts';
import { SecurityHeaders } from '../http/security-headers.ts';
import { type Asker, ourselves } from '../http/turns/asker.ts';
import type { Lane } from '../http/turns/lane.ts';
import { freeLane } from '../http/turns/lanes.ts';
import { overloaded, TurnRefused } from '../http/turns/turn-refused.ts';
import { KeptPage } from './kept-page.ts';
import type { RenderedPage } from './render-detached.ts';

export interface PageCacheOptions {
  maxBytes?: number;
  /** Relative times and the like change without a commit: nothing is kept longer than this. */
  maxAgeMs?: number;
  /** Where renderings wait for their turn, shared by all caches of a process. Left out: none waits. */
  lane?: Lane;
  /** Whether pages are kept once they are answered. Else those who wait for one that isn't begun yet share it. */
  keeps?: boolean;
  /** Likewise. Told of the same changes. Left out: each rendering reads all of its page. */
  parts?: PageParts | undefined;
  /** Those that every answer carries. */
  headers?: SecurityHeaders | undefined;
  /** This process's monotonic clock in milliseconds: a page's age must not depend on a step of the wall clock. */
  clock?: () => number;
}

interface Entry {
  page: KeptPage;
  topics: string[];
  keptAt: number;
  until: number;
}
interface Flight {
  /** Null as long as it waits for its turn. */
  reading: Reading | null;
  done: Promise<{ page: KeptPage; overtaken: boolean }>;
  join: (asker: Asker) => void;
}

/** A page that a change drops sooner than this after it was rendered is churning. */
const churnMs = 1_000;
const mostChurning = 1_000;

export type Answer = { page: KeptPage; from: 'memory' | 'render' };

export class PageCache {
  readonly #entries = new Map<string, Entry>();
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #flights = new Map<string, Flight>();
  readonly #changes = new ChangesSince();
  /** Pages that would be rendered all the time: they take turns. */
  readonly #churning = new Set<string>();
  readonly #lane: Lane;
  readonly #keeps: boolean;
  readonly #parts: PageParts | undefined;
  readonly #maxBytes: number;
  readonly #maxAgeMs: number;
  readonly #headers: SecurityHeaders;
  readonly #clock: () => number;
  #bytes = 0;
  readonly counts = { hits: 0, misses: 0, overtaken: 0, dropped: 0 };

  constructor({
    maxBytes = 64 * 1024 * 1024,
    maxAgeMs = 30_000,
    lane = freeLane(),
    keeps = true,
    parts,
    headers = new SecurityHeaders(),
    clock = () => performance.now(),
  }: PageCacheOptions = {}) {
    this.#lane = lane;
    this.#keeps = keeps;
    this.#parts = parts;
    this.#maxBytes = maxBytes;
    this.#maxAgeMs = maxAgeMs;
    this.#headers = headers;
    this.#clock = clock;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Nothing is kept and nothing is on its way: a change concerns nobody. */
  get idle(): boolean {
    return this.#entries.size === 0 && this.#flights.size === 0;
  }

  /** Whether it may be in memory. */
  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** These topics have changed. Must be called before whoever changed them is told so. */
  drop(topics: Iterable<string>): void {
    for (const topic of topics) {
      this.#changes.note(topic);
      for (const key of this.#keysOf.get(topic) ?? []) {
        this.#noteRest(key, this.#clock() - (this.#entries.get(key)?.keptAt ?? 0));
        this.#remove(key);
      }
    }
  }

  /** Anything may have changed. What is being rendered may have been read before that. */
  clear(): void {
    this.#changes.noteAll();
    for (const key of [...this.#entries.keys()]) this.#remove(key);
  }

  kept(key: string): KeptPage | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // By the wall clock for what is true until a moment; by the other for its age, whatever the first does meanwhile.
    if (entry.until <= Date.now() || this.#clock() - entry.keptAt >= this.#maxAgeMs) {
      this.#remove(key);
      return undefined;
    }
    this.counts.hits++;
    // Least recently used first.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.page;
  }

  /**
   * The page for `key`, from memory or rendered now; many who ask at once share one rendering.
   * @throws TurnRefused
   */
  async answer(key: string, render: () => Promise<RenderedPage>, asker: Asker = ourselves): Promise<Answer> {
    const kept = this.kept(key);
    if (kept) return { page: kept, from: 'memory' };
    const arrivedAt = this.#changes.count;
    for (;;) {
      const flight = this.#flights.get(key);
      if (!flight || (!this.#keeps && flight.reading)) break;
      flight.join(asker);
      const landed = await flight.done.catch((error: unknown) => {
        // That was for whoever began it.
        if (error instanceof TurnRefused) return null;
        throw error;
      });
      if (!landed) {
        if (asker.isGone()) throw overloaded();
        continue;
      }
      // It may have read before a change that whoever asks has already been told of.
      if (!landed.overtaken || (flight.reading?.startedAt ?? 0) >= arrivedAt)
        return { page: landed.page, from: 'render' };
    }
    return { page: (await this.#fly(key, render, asker)).page, from: 'render' };
  }

  async #fly(key: string, render: () => Promise<RenderedPage>, asker: Asker): Flight['done'] {
    this.counts.misses++;
    const read: PageReads = { topics: new Set(), until: Date.now() + this.#maxAgeMs };
    const begin = async () => {
      // Once the flight is known: no change may slip between.
      await Promise.resolve();
      flight.reading = this.#changes.begin();
      return whileRendering(read, render, this.#parts);
    };
    const { done, join } = this.#lane.ask(asker, begin, { turning: this.#churning.has(key) });
    const flight: Flight = {
      reading: null,
      join,
      done: done.then(
        (rendered) => this.#land(key, flight, rendered, read),
        (error: unknown) => {
          this.#landed(key, flight);
          throw error;
        },
      ),
    };
    this.#flights.set(key, flight);
    return flight.done;
  }

  /** In the same turn as the page is judged: whoever asks after a later change must not join this flight. */
  #landed(key: string, flight: Flight): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
    if (flight.reading) this.#changes.end(flight.reading);
  }

  #land(
    key: string,
    flight: Flight,
    rendered: RenderedPage,
    { topics, until }: PageReads,
  ): { page: KeptPage; overtaken: boolean } {
    const overtaken = flight.reading !== null && this.#changes.isOvertaken(flight.reading, topics);
    const keep =
      this.#keeps && rendered.status === 200 && topics.size > 0 && !rendered.headers['set-cookie'] && !overtaken;
    const page: KeptPage = new KeptPage(rendered, this.#headers, (bytes) => this.#grow(key, page, bytes));
    // Of the router's answers the key is the client's, and may be longer than the answer.
    page.bytes += key.length;
    this.#landed(key, flight);
    if (overtaken) {
      this.counts.overtaken++;
      this.#noteRest(key, 0);
    }
    if (keep) this.#keep(key, { page, topics: [...topics], keptAt: this.#clock(), until });
    return { page, overtaken };
  }

  #keep(key: string, entry: Entry): void {
    this.#remove(key);
    this.#entries.set(key, entry);
    for (const topic of entry.topics) {
      const keys = this.#keysOf.get(topic);
      if (keys) keys.add(key);
      else this.#keysOf.set(topic, new Set([key]));
    }
    this.#bytes += entry.page.bytes;
    this.#evict();
  }

  #grow(key: string, page: KeptPage, bytes: number): void {
    if (this.#entries.get(key)?.page !== page) return;
    this.#bytes += bytes;
    this.#evict();
  }

  #noteRest(key: string, livedMs: number): void {
    this.#churning.delete(key);
    if (livedMs >= churnMs) return;
    this.#churning.add(key);
    if (this.#churning.size <= mostChurning) return;
    // The one that rested longest: keys that a client makes up must not keep out those that churn.
    for (const oldest of this.#churning) return void this.#churning.delete(oldest);
  }

  #evict(): void {
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#remove(key);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.page.bytes;
    this.counts.dropped++;
    for (const topic of entry.topics) {
      const keys = this.#keysOf.get(topic);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(topic);
    }
  }
}
