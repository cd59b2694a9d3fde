import type { LiveStore } from '#components/live/live-store.ts';

interface Beat {
  everyMs: number;
  phase: number;
  now: number | null;
  listeners: Set<() => void>;
}

/** The page has one timer, so that all who wait for a moment render at once. Before the server's time is known it is silent. */
export class ServerClock {
  readonly #store: LiveStore;
  readonly #beats = new Map<string, Beat>();
  #latest: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopFollowing: (() => void) | undefined;

  constructor(store: LiveStore) {
    this.#store = store;
  }

  /** The server's time at the last beat in milliseconds; null while nobody has listened for a moment. */
  at(everyMs: number, phase = 0): number | null {
    return this.#beats.get(`${everyMs} ${phase}`)?.now ?? this.#latest;
  }

  /**
   * @param listener called after each beat, and when the page has learnt better what time it is
   * @param phase how long after the server's full second, or `everyMs`, it beats
   */
  listen(everyMs: number, listener: () => void, phase = 0): () => void {
    const key = `${everyMs} ${phase}`;
    const beat = this.#beats.get(key) ?? { everyMs, phase, now: null, listeners: new Set() };
    this.#beats.set(key, beat);
    // All that mount together are told together, after them.
    if (beat.listeners.size === 0) this.#wait(0);
    beat.listeners.add(listener);
    this.#stopFollowing ??= this.#store.subscribe((state, before) => {
      if (state.clockOffset !== before.clockOffset) this.#beat(true);
    });
    return () => {
      beat.listeners.delete(listener);
      if (beat.listeners.size === 0) this.#beats.delete(key);
      if (this.#beats.size > 0) return;
      clearTimeout(this.#timer);
      this.#latest = null;
      this.#stopFollowing?.();
      this.#stopFollowing = undefined;
    };
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(false), ms);
  }

  #beat(all: boolean): void {
    const { clockOffset } = this.#store.getState();
    if (clockOffset === null) return;
    const time = Date.now() + clockOffset;
    const due = [...this.#beats.values()].filter(
      ({ everyMs, phase, now }) =>
        all || now === null || Math.floor((time - phase) / everyMs) !== Math.floor((now - phase) / everyMs),
    );
    this.#latest = time;
    for (const beat of due) beat.now = time;
    for (const { listeners } of due) for (const listener of listeners) listener();
    const waits = [...this.#beats.values()].map(({ everyMs, phase }) => everyMs - ((time - phase) % everyMs));
    if (waits.length > 0) this.#wait(Math.min(...waits));
  }
}
