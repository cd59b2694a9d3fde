import type { View } from '#contract/views.ts';

const most = 20_000;

interface Held {
  view: View;
  /** The version that everyone in the room was last sent; what came with an answer to `watch` is not meant. */
  sent: number;
}

/**
 * The newest view of each room that somebody is in, or was in when it last changed. What it holds may be
 * behind the database only by changes that the publisher has yet to send, and whoever is in the room gets
 * those. Forgetting one costs a read.
 */
export class ViewCache {
  readonly #held = new Map<string, Held>();

  get(room: string): View | undefined {
    return this.#held.get(room)?.view;
  }

  /** Keeps `view` unless a newer one is held. @returns the one held afterwards */
  keep(room: string, view: View): View {
    return this.#hold(room, view).view;
  }

  /**
   * Keeps a view that is about to be sent to its room.
   *
   * @returns whether it is newer than what the room was sent before: a view that was read just after a
   *   commit and just before its announcement is read again for that, and is the same
   */
  isNews(room: string, view: View): boolean {
    const held = this.#hold(room, view);
    if (view.version <= held.sent) return false;
    held.sent = view.version;
    return true;
  }

  forget(room: string): void {
    this.#held.delete(room);
  }

  /** Those of which a view is held. */
  get rooms(): string[] {
    return [...this.#held.keys()];
  }

  #hold(room: string, view: View): Held {
    const held = this.#held.get(room);
    if (!held) {
      const first: Held = { view, sent: Number.NEGATIVE_INFINITY };
      this.#held.set(room, first);
      this.#dropOldest();
      return first;
    }
    if (view.version > held.view.version) held.view = view;
    return held;
  }

  #dropOldest(): void {
    if (this.#held.size <= most) return;
    const [oldest] = this.#held.keys();
    if (oldest !== undefined) this.#held.delete(oldest);
  }
}
