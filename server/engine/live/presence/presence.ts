import type { View, ViewData } from '#contract/wire/views.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import type { TopicSource } from '#server/engine/live/topic-source.ts';
import { log } from '#server/engine/process/log.ts';
import type { SharedPresence } from './shared-presence.ts';

export interface PresenceOptions {
  /** Where processes count together. */
  shared?: SharedPresence | null;
  /** How often a room is told at most: a count is a hint, not a figure to act on. */
  tellEveryMs?: number;
  /** How a room's view is made of who is in it; null: it is told how many they are. */
  presentIn?: (room: string) => TopicSource['present'] | null;
}

interface Told {
  version: number;
  count: number;
  data: ViewData[keyof ViewData];
}

/**
 * How many browsers look at a page now, or who does. Kept in memory, since nothing is decided by it, and counted over all processes
 * where they share a Redis. Versions grow with the database's time, so that they grow over a restart and from one process
 * to another too.
 */
export class Presence {
  readonly #watching = new Map<string, Map<string, number>>();
  /** What was last told of a room: its version, and how many. */
  readonly #told = new Map<string, Told>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  /** Rooms whose people of this process have changed since they were told. */
  readonly #untold = new Set<string>();
  readonly #tell: (room: string, view: View) => void;
  readonly #presentIn: NonNullable<PresenceOptions['presentIn']>;
  readonly #shared: SharedPresence | null;
  readonly #tellEveryMs: number;
  #stopped = false;

  constructor(
    tell: (room: string, view: View) => void,
    { shared = null, tellEveryMs = 1_000, presentIn = () => null }: PresenceOptions = {},
  ) {
    this.#tell = tell;
    this.#shared = shared;
    this.#tellEveryMs = tellEveryMs;
    this.#presentIn = presentIn;
    shared?.start((room) => this.#tellLater(room));
  }

  enter(room: string, browser: string): void {
    const browsers = this.#watching.get(room) ?? new Map<string, number>();
    const tabs = browsers.get(browser) ?? 0;
    this.#watching.set(room, browsers.set(browser, tabs + 1));
    if (tabs === 0) this.#shared?.enter(room, browser);
    this.#changed(room);
  }

  leave(room: string, browser: string): void {
    const browsers = this.#watching.get(room);
    if (!browsers?.has(browser)) return;
    const tabs = (browsers.get(browser) ?? 1) - 1;
    if (tabs > 0) browsers.set(browser, tabs);
    else {
      browsers.delete(browser);
      this.#shared?.leave(room, browser);
    }
    if (browsers.size === 0) this.#watching.delete(room);
    this.#changed(room);
  }

  /** What to show who comes now. Where nobody here has been told of the room yet, the others are asked first. */
  async view(room: string): Promise<View> {
    if (this.#presentIn(room)) {
      const { version, data } = await this.#count(room);
      return { topic: room, version, data };
    }
    const { version } = this.#told.get(room) ?? (await this.#count(room));
    const here = this.#watching.get(room)?.size ?? 0;
    // Without others it is known exactly; with them, what is told within a second.
    const count = this.#shared ? Math.max(here, this.#told.get(room)?.count ?? 0) : here;
    return { topic: room, version, data: { count } };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
    await this.#shared?.stop();
  }

  async #count(room: string): Promise<Told> {
    const everywhere = await this.#shared?.count(room);
    const count = Math.max(this.#watching.get(room)?.size ?? 0, everywhere ?? 0);
    const present = this.#presentIn(room);
    const data = present ? await this.#whoIsIn(room, present) : { count };
    const version = Math.max(Math.round(databaseNow().getTime()), (this.#told.get(room)?.version ?? 0) + 1);
    const told = { version, count, data };
    this.#told.set(room, told);
    return told;
  }

  async #whoIsIn(room: string, present: NonNullable<TopicSource['present']>): Promise<ViewData[keyof ViewData]> {
    const isElsewhere = await this.#shared?.people(room);
    return present((person) => this.#watching.get(room)?.has(person) || isElsewhere?.(person) || false);
  }

  #changed(room: string): void {
    this.#untold.add(room);
    this.#tellLater(room);
  }

  #tellLater(room: string): void {
    if (this.#due.has(room) || this.#stopped) return;
    this.#due.set(
      room,
      setTimeout(() => {
        this.#due.delete(room);
        this.#tellCount(room).catch((error: unknown) => log().warn({ err: error }, 'who is there can’t be told now'));
      }, this.#tellEveryMs),
    );
  }

  async #tellCount(room: string): Promise<void> {
    const before = JSON.stringify(this.#told.get(room)?.data);
    // Whoever came meanwhile was shown what was so then: they are told even if it is again as before.
    const must = this.#untold.delete(room);
    if (this.#watching.has(room)) {
      const { version, data } = await this.#count(room);
      const isNewest = this.#told.get(room)?.version === version;
      if (isNewest && (must || JSON.stringify(data) !== before) && !this.#stopped) {
        this.#tell(room, { topic: room, version, data });
      }
    }
    if (!this.#watching.has(room)) this.#told.delete(room);
  }
}
