/**
 * Reads the view of each changed topic once and sends it to its room. Conflation: a quiet topic is sent at once; one
 * sent less than `windowMs` ago waits for the end of its window, and its last state is sent.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { SentView } from '#contract/wire/views.ts';
import { AdaptiveTimeout } from '#server/engine/database/no-answer.ts';
import type { ChangeFeed, Waiting } from '#server/engine/live/changes/waiting-changes.ts';
import { fanOutSize, publishedViews, publishPass } from '#server/engine/live/live-metrics.ts';
import { traceOf } from '#server/engine/live/server-trace.ts';
import type { Change, Frame } from '#server/engine/machines/bus/bus.ts';
import type { SharedRooms } from '#server/engine/machines/bus/shared-rooms.ts';
import { writePayload } from '#server/engine/machines/bus/view-payload.ts';
import { log } from '#server/engine/process/log.ts';
import { isPersonal, type Room, type TopicRegistry } from './topic-registry.ts';
import type { ViewCache, ViewRead } from './view-cache.ts';
import { databaseReader, type ViewReader } from './view-reader.ts';

export interface PublisherOptions {
  announcements: ChangeFeed;
  registry: TopicRegistry;
  /** Left out: the database. */
  reader?: ViewReader;
  cache: ViewCache;
  /** Sends a view to everyone in the room. @returns how many that is */
  send(room: string, view: SentView): number;
  /** How many are in the room. An empty room's view is not even read. */
  watchers(room: string): number;
  windowMs?: number;
  /** The process's time that the last pass over a room took, which each view tells. */
  passMs?(room: string): number;
  /** How often it looks for what others have committed, of which nothing here tells. */
  pollMs?: number | (() => number);
  /** With the other processes, one of them reads a view for all. */
  shared?: SharedRooms | undefined;
  /** Sends a shared view to everyone in the room, as bytes. */
  deliver?(frame: Frame): void;
  /** This process's monotonic clock in milliseconds: a step of the wall clock must not keep a topic silent. */
  clock?: () => number;
}

/** After a pass that failed. */
const retryMs = 200;
/** A pass costs the same for one commit as for many. */
const gatherMs = 8;
/** A pass is followed by a pause as long as itself, up to this, so that commands get half of the process. */
const mostGatherMs = 40;

export class Publisher {
  readonly #options: Required<Omit<PublisherOptions, 'shared'>> & Pick<PublisherOptions, 'shared'>;
  readonly #timeout = new AdaptiveTimeout(5_000, 30_000);
  /** When each room may get its next view, by `clock`. */
  readonly #quietUntil = new Map<string, number>();
  #running: Promise<void> | null = null;
  #pollTimer: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #passedAt = 0;
  #passMs = 0;

  constructor(options: PublisherOptions) {
    this.#options = {
      windowMs: 40,
      pollMs: 200,
      passMs: () => 0,
      deliver: () => {},
      clock: () => performance.now(),
      reader: databaseReader(options.registry),
      ...options,
    };
    options.shared?.listen({
      heard: () => this.#schedule(),
      sent: (room) => this.#rest(room),
    });
  }

  start(): void {
    this.#pollAgain();
  }

  /** Polls at once, after a commit of this process. Cheap to call too often. */
  wake = (): void => {
    if (!this.#stopped) void this.#poll();
  };

  /** Polls at once, and goes on as often as `pollMs` now says. @returns when that poll has ended, well or not */
  hurry = async (): Promise<void> => {
    if (this.#stopped) return;
    this.#pollAgain();
    await this.#poll();
  };

  /** Sends what waits, as after a poll. */
  send = (): void => this.#schedule();

  /** Sends what is still due, then stops. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    await this.#running;
    await this.#options.announcements.poll().catch(() => {});
    this.#stopped = true;
    clearTimeout(this.#pollTimer);
    clearTimeout(this.#timer);
    await this.#running;
    this.#quietUntil.clear();
    await this.#pass().catch(() => {});
  }

  async #poll(): Promise<void> {
    try {
      await this.#options.announcements.poll();
    } catch (error) {
      if (!this.#stopped) log().error({ err: error }, 'looking for changes failed; it will be tried again');
    }
    this.#schedule();
  }

  /** Other writers' commits are found by polling. */
  #pollAgain(): void {
    const { announcements, pollMs } = this.#options;
    clearTimeout(this.#pollTimer);
    if (this.#stopped) return;
    const everyMs = typeof pollMs === 'number' ? pollMs : pollMs();
    const soonest = Math.min(...this.#quietUntil.values()) - this.#options.clock();
    this.#pollTimer = setTimeout(
      () => {
        // A topic that has not changed in its window waits for the poll from now on.
        this.#endQuiet();
        void this.#poll().then(() => this.#pollAgain());
        void announcements.clearAway().catch(() => {});
      },
      Math.max(1, Math.min(everyMs, soonest)),
    );
  }

  /** A quiet publisher goes at once. One that has just gone lets a moment's commits gather for one pass. */
  #schedule(): void {
    if (this.#stopped || this.#running) return;
    const dueInMs = this.#dueInMs();
    if (dueInMs === null) return;
    clearTimeout(this.#timer);
    const gather = Math.min(mostGatherMs, Math.max(gatherMs, this.#passMs)) - (performance.now() - this.#passedAt);
    this.#timer = setTimeout(
      () => {
        this.#running = this.#run().finally(() => {
          this.#running = null;
          this.#schedule();
          this.#pollAgain();
        });
      },
      Math.max(0, dueInMs, gather),
    );
  }

  async #run(): Promise<void> {
    try {
      await this.#pass();
    } catch (error) {
      if (this.#stopped) return;
      log().error({ err: error }, 'publishing failed; it will be tried again');
      this.#passedAt = performance.now() + retryMs;
    }
  }

  /** How long until the first topic that waits may be sent, or null if none waits. */
  #dueInMs(): number | null {
    const now = this.#options.clock();
    let soonest: number | null = null;
    for (const topic of this.#options.announcements.topics) {
      const inMs = Math.max(0, (this.#quietUntil.get(topic) ?? 0) - now);
      if (soonest === null || inMs < soonest) soonest = inMs;
    }
    return soonest;
  }

  #dueTopics(): string[] {
    this.#endQuiet();
    return [...this.#options.announcements.topics].filter((topic) => !this.#quietUntil.has(topic));
  }

  #endQuiet(): void {
    const now = this.#options.clock();
    for (const [room, until] of this.#quietUntil) if (until <= now) this.#quietUntil.delete(room);
  }

  async #pass(): Promise<void> {
    const { announcements } = this.#options;
    const taken = announcements.take(this.#dueTopics());
    if (taken.length === 0) return;
    const startedAt = performance.now();
    const due = await this.#claim(taken);
    if (due.length === 0) return;
    const end = publishPass.startTimer();
    try {
      const uncounted = await this.#timeout.with(() => this.#publish(due));
      await this.#timeout.with(() => announcements.done(due, uncounted));
      // Whoever came meanwhile may have been answered with a state that is newer than its version, which they held.
      const come = uncounted.filter((topic) => this.#options.watchers(topic) > 0);
      if (come.length > 0) announcements.note(come);
    } catch (error) {
      announcements.putBack(due);
      throw error;
    }
    end();
    this.#passedAt = performance.now();
    this.#passMs = this.#passedAt - startedAt;
  }

  /** What another process reads for all waits for its view. */
  async #claim(taken: Waiting[]): Promise<Waiting[]> {
    const { announcements, shared } = this.#options;
    // What is left at the end nobody else may have heard of.
    if (!shared || this.#stopped) return taken;
    const claimed = new Set(await shared.claim(taken, this.#options.windowMs));
    const lost = taken.filter((one) => !claimed.has(one));
    announcements.putBack(lost);
    for (const { topic } of lost) this.#rest(topic);
    if (claimed.size === 0) this.#passedAt = performance.now();
    return [...claimed];
  }

  #rest(room: string): void {
    this.#quietUntil.set(room, this.#options.clock() + this.#options.windowMs);
  }

  /** @returns topics whose version is still to be counted up, since nobody watches them */
  async #publish(due: readonly Waiting[]): Promise<string[]> {
    const { registry, reader, cache, watchers } = this.#options;
    const startedAt = performance.now();
    // Rows that come after the read began are not in it: a read that was given up may still end, beside others.
    const seen = due.map((one) => ({ ...one, ids: [...one.ids] }));
    const watched: Room[] = [];
    const uncounted: string[] = [];
    for (const { topic } of due) {
      const room = registry.roomOfChange(topic);
      if (!room) continue;
      if (watchers(room.name) > 0) {
        watched.push(room);
        continue;
      }
      cache.forget(room.name);
      if (registry.isCounted(room.kind)) uncounted.push(topic);
    }
    if (watched.length === 0) return uncounted;
    const read = cache.startRead();
    try {
      await this.#send(seen, await reader.read(watched, true), { read, startedAt });
    } finally {
      read.end();
    }
    return uncounted;
  }

  async #send(
    due: readonly Waiting[],
    views: Map<string, SentView>,
    { read, startedAt }: { read: ViewRead; startedAt: number },
  ): Promise<void> {
    const { send, passMs, shared, deliver, cache } = this.#options;
    const waiting = new Map(due.map((one) => [one.topic, one]));
    const changes: Change[] = [];
    const frames: Frame[] = [];
    // Whoever is told of what is theirs before the view of what it is about waits for that one, and shows both together.
    const personalFirst = [...views].sort(([a, { topic }], [b, other]) => {
      return Number(isPersonal({ name: b, topic: other.topic })) - Number(isPersonal({ name: a, topic }));
    });
    for (const [room, view] of personalFirst) {
      const { waitedMs = 0, seenAt = startedAt, ids = [] } = waiting.get(room) ?? {};
      const isShared = shared?.isShared(room);
      if (isShared) changes.push({ topic: room, ids, version: view.version });
      if (!read.isNews(room, view)) continue;
      publishedViews.inc();
      const trace = traceOf(waitedMs + startedAt - seenAt, performance.now() - startedAt, passMs(room));
      const sent = { ...view, trace };
      if (isShared) frames.push({ room, version: view.version, payload: writePayload(sent) });
      else fanOutSize.inc(send(room, sent));
      this.#rest(room);
    }
    if (!shared || changes.length === 0) return;
    void shared.publish(changes, frames);
    // A pass over a large room here would keep it from the others.
    await turn();
    for (const frame of frames) {
      // Another's newer view came meanwhile.
      if (cache.sentVersion(frame.room) > frame.version) continue;
      deliver(frame);
      fanOutSize.inc(this.#options.watchers(frame.room));
    }
  }
}
