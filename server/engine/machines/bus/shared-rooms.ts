/**
 * What a process does with what the others say: a change is known without looking, and a view that another has read
 * goes to the room here without reading. A row of `change` is done with here only if nobody here watches its topic, or
 * the room was sent a view that was read after the row was seen; anything else is read as if no one had said anything.
 */

import type { ChangeFeed, Waiting } from '#server/engine/live/changes/waiting-changes.ts';
import type { TopicRegistry } from '#server/engine/live/views/topic-registry.ts';
import type { ViewCache } from '#server/engine/live/views/view-cache.ts';
import type { Bus, Change, Frame } from './bus.ts';
import { busHeard, busPublished } from './bus-metrics.ts';
import { readPayload } from './view-payload.ts';

export interface SharedRoomsOptions {
  bus: Bus;
  announcements: ChangeFeed;
  registry: TopicRegistry;
  cache: ViewCache;
  watchers(room: string): number;
  /** Sends it to everyone in the room here. */
  deliver(frame: Frame): void;
  clock?: () => number;
}

/** Windows after which what a topic's winner has not sent is read here. */
const patience = 8;
/** An awaited view that has not come by then will not. */
const awaitedMs = 5_000;
/** A room that was left is followed for a while: whoever goes from page to page comes back. */
const unfollowAfterMs = 10_000;

interface Awaited {
  ids: readonly number[];
  version: number;
  since: number;
}

export class SharedRooms {
  readonly bus: Bus;
  readonly #options: Required<SharedRoomsOptions>;
  /** Rows of which another process said what version shows them, before that version came. */
  readonly #awaited = new Map<string, Awaited[]>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  #told: Promise<void> = Promise.resolve();
  #onHeard = () => {};
  #onSent = (_room: string) => {};

  constructor(options: SharedRoomsOptions) {
    this.#options = { clock: () => performance.now(), ...options };
    this.bus = options.bus;
    this.bus.onChanges((changes) => this.#hear(changes));
    this.bus.onFrame((frame) => this.#pass(frame));
    options.announcements.onFound((found) => {
      this.#tell(this.bus.publish(found));
    });
  }

  /**
   * Once the others hear of every row that was found here before anything that follows. Never rejects.
   *
   * @param all whether everything was found here that was committed
   */
  told(all: boolean): Promise<void> {
    if (!all) this.#tell(this.bus.publishUnknown());
    return this.#told;
  }

  /** Called when something waits to be published, and when a room here was sent a view. */
  listen({ heard, sent }: { heard: () => void; sent: (room: string) => void }): void {
    this.#onHeard = heard;
    this.#onSent = sent;
  }

  /** Whether views of this room may be sent over the bus. */
  isShared(room: string): boolean {
    const found = this.#options.registry.roomOfChange(room);
    return found !== null && this.#options.registry.isShared(found.kind);
  }

  /** @returns those of the topics that this process is to read now */
  async claim(due: readonly Waiting[], windowMs: number): Promise<Waiting[]> {
    const { watchers, clock } = this.#options;
    const now = clock();
    const asked = due.filter(
      ({ topic, seenAt }) => this.isShared(topic) && watchers(topic) > 0 && now - seenAt < patience * windowMs,
    );
    const lost = new Set(asked.map(({ topic }) => topic));
    for (const room of await this.bus.claim(asked.map(({ topic }) => ({ room: topic, windowMs })))) lost.delete(room);
    return due.filter(({ topic }) => !lost.has(topic));
  }

  /** Tells the others what was read for all, and which rows that shows. */
  async publish(changes: readonly Change[], frames: readonly Frame[]): Promise<void> {
    for (const { topic } of changes) {
      // What was to come did not: perhaps nothing comes any more.
      if (this.#awaited.delete(topic) && this.bus.isTrusted) this.bus.follow(topic);
    }
    if (this.bus.processes === 1 || changes.length === 0) return;
    busPublished.inc(frames.length);
    await this.bus.publish(changes, frames);
  }

  /** Somebody here is in the room. */
  follow(room: string): void {
    if (!this.isShared(room)) return;
    const leaving = this.#leaving.get(room);
    clearTimeout(leaving);
    this.#leaving.delete(room);
    if (!leaving) this.bus.follow(room);
  }

  /** Nobody here is in the room. */
  leave(room: string): void {
    if (!this.isShared(room)) return;
    const leave = () => {
      this.#leaving.delete(room);
      this.bus.unfollow(room);
    };
    this.#leaving.set(room, setTimeout(leave, unfollowAfterMs).unref());
  }

  stop(): void {
    for (const leaving of this.#leaving.values()) clearTimeout(leaving);
    this.#leaving.clear();
  }

  /** One that has yet to be told must not be forgotten for a later one that is. */
  #tell(telling: Promise<void>): void {
    this.#told = Promise.all([this.#told, telling]).then(() => {});
  }

  #hear(changes: readonly Change[]): void {
    const { announcements } = this.#options;
    announcements.heard(changes);
    const done = changes.filter((change) => this.#isDone(change));
    if (done.length > 0) announcements.settle(done);
    this.#onHeard();
  }

  #isDone({ topic, ids, version }: Change): boolean {
    const { registry, cache, watchers, clock } = this.#options;
    const room = registry.roomOfChange(topic);
    if (!room) return true;
    if (watchers(topic) === 0) {
      cache.forget(topic);
      // Whoever announced it may die before it has counted it up.
      return version !== undefined || !registry.isCounted(room.kind);
    }
    if (version === undefined || !registry.isShared(room.kind)) return false;
    if (cache.sentVersion(topic) >= version) return true;
    const since = clock();
    const young = (this.#awaited.get(topic) ?? []).filter((one) => since - one.since < awaitedMs);
    this.#awaited.set(topic, [...young, { ids, version, since }]);
    return false;
  }

  #pass(frame: Frame): void {
    const { room, version, payload } = frame;
    const { cache, announcements, watchers, deliver } = this.#options;
    if (watchers(room) === 0 || !this.isShared(room)) return;
    if (cache.heard(room, version, () => readPayload(payload))) {
      busHeard.inc();
      deliver(frame);
      this.#onSent(room);
    }
    const awaited = this.#awaited.get(room);
    if (!awaited) return;
    const shown = cache.sentVersion(room);
    const still = awaited.filter((one) => one.version > shown);
    if (still.length > 0) this.#awaited.set(room, still);
    else this.#awaited.delete(room);
    announcements.settle(awaited.filter((one) => one.version <= shown).map(({ ids }) => ({ topic: room, ids })));
  }
}
