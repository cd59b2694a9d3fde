import type { View } from '#contract/views.ts';

/** Told at most this often per topic: a count is a hint, not a figure to act on. */
const tellEveryMs = 1_000;

/**
 * How many browsers look at a page now. Kept in memory, since nothing is decided by it. Versions grow with time, so
 * that they grow over a restart too.
 */
export class Presence {
  readonly #watching = new Map<string, Map<string, number>>();
  readonly #versions = new Map<string, number>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  readonly #tell: (room: string, view: View<'viewers'>) => void;

  constructor(tell: (room: string, view: View<'viewers'>) => void) {
    this.#tell = tell;
  }

  enter(room: string, browser: string): void {
    const browsers = this.#watching.get(room) ?? new Map<string, number>();
    this.#watching.set(room, browsers.set(browser, (browsers.get(browser) ?? 0) + 1));
    this.#changed(room);
  }

  leave(room: string, browser: string): void {
    const browsers = this.#watching.get(room);
    if (!browsers?.has(browser)) return;
    const tabs = (browsers.get(browser) ?? 1) - 1;
    if (tabs > 0) browsers.set(browser, tabs);
    else browsers.delete(browser);
    if (browsers.size === 0) this.#watching.delete(room);
    this.#changed(room);
  }

  view(room: string): View<'viewers'> {
    const version = this.#versions.get(room) ?? this.#count(room);
    return { topic: room, version, data: { count: this.#watching.get(room)?.size ?? 0 } };
  }

  stop(): void {
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }

  #count(room: string): number {
    const version = Math.max(Date.now(), (this.#versions.get(room) ?? 0) + 1);
    this.#versions.set(room, version);
    return version;
  }

  #changed(room: string): void {
    if (this.#due.has(room)) return;
    this.#due.set(
      room,
      setTimeout(() => {
        this.#due.delete(room);
        this.#count(room);
        if (this.#watching.has(room)) this.#tell(room, this.view(room));
        else this.#versions.delete(room);
      }, tellEveryMs),
    );
  }
}
