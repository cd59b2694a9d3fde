import type { View } from '#contract/views.ts';

/**
 * The newest view of each room that somebody is in. What it holds may be behind the database only
 * by changes that the publisher has yet to send, and whoever is in the room gets those.
 */
export class ViewCache {
  readonly #views = new Map<string, View>();

  get(room: string): View | undefined {
    return this.#views.get(room);
  }

  /** Keeps `view` unless a newer one is held. @returns the one held afterwards */
  keep(room: string, view: View): View {
    const held = this.#views.get(room);
    if (held && held.version >= view.version) return held;
    this.#views.set(room, view);
    return view;
  }

  forget(room: string): void {
    this.#views.delete(room);
  }

  get size(): number {
    return this.#views.size;
  }
}
