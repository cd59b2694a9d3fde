import type { LiveStore } from '#components/live/live-store.ts';

interface Beat {
  now: number | null;
  listeners: Set<() => void>;
}

/** The page has one timer, so that all who wait for a second render at once. */
export class ServerClock {
  readonly #store: LiveStore;
  readonly #beats = new Map<number, Beat>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor(store: LiveStore) {
    this.#store = store;
  }

  /** The server's time at the last beat in milliseconds; null while nobody has listened for a moment. */
  at(everyMs: number): number | null {
    return this.#beats.get(everyMs)?.now ?? null;
  }

  /** @param listener called after each beat, and when the page has learnt better what time it is */
  listen(everyMs: number, listener: () => void): () => void {
    const beat = this.#beats.get(everyMs) ?? this.#start(everyMs);
    beat.listeners.add(listener);
    this.#stopFollowing ??= this.#store.subscribe((state, before) => {
      if (state.clockOffset !== before.clockOffset) this.#beat(true);
    });
    return () => {
      beat.listeners.delete(listener);
      if (beat.listeners.size === 0) this.#beats.delete(everyMs);
      if (this.#beats.size > 0) return;
      clearTimeout(this.#timer);
      this.#stopFollowing?.();
      this.#stopFollowing = undefined;
    };
  }

  #start(everyMs: number): Beat {
    const beat: Beat = { now: null, listeners: new Set() };
    this.#beats.set(everyMs, beat);
    // All that mount together are told together, after them.
    this.#wait(0);
    return beat;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(false), ms);
  }

  #beat(all: boolean): void {
    const time = Date.now() + this.#store.getState().clockOffset;
    const due = [...this.#beats].filter(
      ([everyMs, { now }]) => all || now === null || Math.floor(time / everyMs) !== Math.floor(now / everyMs),
    );
    for (const [, beat] of due) beat.now = time;
    for (const [, { listeners }] of due) for (const listener of listeners) listener();
    const soonest = Math.min(...this.#beats.keys());
    if (this.#beats.size > 0) this.#wait(soonest - (time % soonest));
  }
}
