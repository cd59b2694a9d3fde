import type { View } from '#contract/wire/views.ts';

const most = 20_000;
/** Forgotten rooms that are remembered before those that no read is old enough for are let go. */
const mostForgotten = 10_000;

interface Held {
  version: number;
  /** What came as bytes is parsed when somebody asks for it. Undefined: only what was sent is known. */
  view: View | (() => View) | undefined;
  /** The version that everyone in the room was last sent; what came with an answer to `watch` is not meant. */
  sent: number;
}

function viewOf(held: Held): View | undefined {
  if (typeof held.view === 'function') held.view = held.view();
  return held.view;
}

/** A read of views that has begun. A room forgotten since then has changed: what was read of it may be old. */
export interface ViewRead {
  /**
   * Keeps `view` unless a newer one is held.
   *
   * @returns the one held afterwards, or null if the room was forgotten since the read began: read it again
   */
  keep(room: string, view: View): View | null;
  /**
   * Keeps a view that is about to be sent to its room.
   *
   * @returns whether it is newer than what the room was sent before: a view that was read just after a
   *   commit and just before its announcement is read again for that, and is the same
   */
  isNews(room: string, view: View): boolean;
  /** What it read has been kept, or will never be. */
  end(): void;
}

/**
 * The newest view of each room that somebody is in, or was in when it last changed. It is behind the database only by
 * changes that the publisher has yet to send.
 */
export class ViewCache {
  readonly #held = new Map<string, Held>();
  /** Reads under way, by when they began; what was forgotten matters to them alone. */
  readonly #reads = new Map<ViewRead, number>();
  readonly #forgottenAt = new Map<string, number>();
  #allForgottenAt = 0;
  #now = 0;

  get(room: string): View | undefined {
    const held = this.#held.get(room);
    return held && viewOf(held);
  }

  /** The version that everyone in the room was last sent, or less than any if that is not known. */
  sentVersion(room: string): number {
    return this.#held.get(room)?.sent ?? Number.NEGATIVE_INFINITY;
  }

  /**
   * Keeps a view that another process has read, and that is about to be sent to its room.
   *
   * @returns whether it is newer than what the room was sent before, as far as is known
   */
  heard(room: string, version: number, view: () => View): boolean {
    const held = this.#held.get(room);
    if (!held) {
      // It may be older than what made the room be forgotten: whoever comes next must not be given it.
      this.#held.set(room, { version: Number.NEGATIVE_INFINITY, view: undefined, sent: version });
      return true;
    }
    if (held.view && version > held.version) {
      held.version = version;
      held.view = view;
    }
    if (version <= held.sent) return false;
    held.sent = version;
    return true;
  }

  /** Before anything is read: a change that is announced from here on makes what was read old. */
  startRead(): ViewRead {
    const startedAt = this.#now;
    const isOld = (room: string) => Math.max(this.#forgottenAt.get(room) ?? 0, this.#allForgottenAt) > startedAt;
    const read: ViewRead = {
      keep: (room, view) => (isOld(room) ? null : (viewOf(this.#hold(room, view)) ?? view)),
      isNews: (room, view) => {
        // Those in the room should have it all the same.
        if (isOld(room)) return view.version > (this.#held.get(room)?.sent ?? Number.NEGATIVE_INFINITY);
        const held = this.#hold(room, view);
        if (view.version <= held.sent) return false;
        held.sent = view.version;
        return true;
      },
      end: () => {
        this.#reads.delete(read);
        this.#voidAuthorisation();
      },
    };
    this.#reads.set(read, startedAt);
    return read;
  }

  /** It has changed and nobody was there to be sent it: the next to come has it read again. */
  forget(room: string): void {
    this.#held.delete(room);
    this.#now++;
    if (this.#reads.size > 0) this.#forgottenAt.set(room, this.#now);
  }

  /** Anything may have changed. What those in a room were sent is kept, until they are sent what is true now. */
  forgetAll(isWatched: (room: string) => boolean): void {
    for (const room of this.#held.keys()) if (!isWatched(room)) this.#held.delete(room);
    this.#allForgottenAt = ++this.#now;
  }

  #hold(room: string, view: View): Held {
    const held = this.#held.get(room);
    if (!held) {
      const first: Held = { version: view.version, view, sent: Number.NEGATIVE_INFINITY };
      this.#held.set(room, first);
      this.#dropOldest();
      return first;
    }
    if (view.version > held.version) {
      held.version = view.version;
      held.view = view;
    }
    return held;
  }

  #voidAuthorisation(): void {
    if (this.#reads.size === 0) this.#forgottenAt.clear();
    if (this.#forgottenAt.size <= mostForgotten) return;
    const oldest = Math.min(...this.#reads.values());
    for (const [room, at] of this.#forgottenAt) if (at <= oldest) this.#forgottenAt.delete(room);
  }

  #dropOldest(): void {
    if (this.#held.size <= most) return;
    const [oldest] = this.#held.keys();
    if (oldest !== undefined) this.#held.delete(oldest);
  }
}
