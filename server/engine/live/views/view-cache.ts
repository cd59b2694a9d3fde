import type { View } from '#contract/wire/views.ts';
import { ChangesSince } from '#server/engine/live/changes/changes-since.ts';

const most = 20_000;

interface Held {
  version: number;
  /** What came as bytes is parsed when somebody asks for it. Undefined: only what was sent is known. */
  view: View | (() => View) | undefined;
  /** The version that everyone in the room was last sent; what came with an answer to `watch` is not meant. */
  sent: number;
  /** What was sent, while nothing else proves that it isn't older than what was announced: a read that began since then does. */
  unproven: View | (() => View) | undefined;
}

const none = Number.NEGATIVE_INFINITY;

function viewOf(held: Held): View | undefined {
  if (typeof held.view === 'function') held.view = held.view();
  return held.view;
}

/** A read of views that has begun. A room forgotten since then has changed: what was read of it may be old. */
export interface ViewRead {
  /**
   * Keeps `view` unless a newer one is held, or the room was sent a newer one meanwhile.
   *
   * @returns the one held afterwards, never older than what the room was sent; null if that is not known: read it again
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
  /** The rooms that were forgotten: what was read of them before may be old. */
  readonly #forgotten = new ChangesSince();

  get(room: string): View | undefined {
    const held = this.#held.get(room);
    return held && viewOf(held);
  }

  /** The version that everyone in the room was last sent, or less than any if that is not known. */
  sentVersion(room: string): number {
    return this.#held.get(room)?.sent ?? none;
  }

  /**
   * Keeps a view that another process has read, and that is about to be sent to its room.
   *
   * @returns whether it is newer than what the room was sent before, as far as is known
   */
  heard(room: string, version: number, view: () => View): boolean {
    const held = this.#held.get(room) ?? this.#add(room);
    if (version <= held.sent) return false;
    if (held.view && version > held.version) this.#put(held, version, view);
    this.#markSent(held, version, view);
    return true;
  }

  /** Before anything is read: a change that is announced from here on makes what was read old. */
  startRead(): ViewRead {
    const reading = this.#forgotten.begin();
    const isOld = (room: string) => this.#forgotten.hasChanged(reading, room);
    return {
      keep: (room, view) => (isOld(room) ? null : (viewOf(this.#hold(room, view)) ?? view)),
      isNews: (room, view) => {
        // Those in the room should have it, though nobody who comes now may be answered with it.
        const held = isOld(room) ? (this.#held.get(room) ?? this.#add(room)) : this.#hold(room, view);
        if (view.version <= held.sent) return false;
        this.#markSent(held, view.version, view);
        return true;
      },
      end: () => this.#forgotten.end(reading),
    };
  }

  /** It has changed and nobody was there to be sent it: the next to come has it read again. */
  forget(room: string): void {
    this.#held.delete(room);
    this.#forgotten.note(room);
  }

  /** Anything may have changed. What those in a room were sent is kept, until they are sent what is true now. */
  forgetAll(isWatched: (room: string) => boolean): void {
    for (const room of this.#held.keys()) if (!isWatched(room)) this.#held.delete(room);
    this.#forgotten.noteAll();
  }

  /** Holds the newest of what was held, what was read, and what that read has proven. */
  #hold(room: string, view: View): Held {
    const held = this.#held.get(room) ?? this.#add(room);
    const { unproven } = held;
    held.unproven = undefined;
    if (view.version >= held.sent) {
      if (view.version > held.version) this.#put(held, view.version, view);
    } else if (unproven) this.#put(held, held.sent, unproven);
    return held;
  }

  #put(held: Held, version: number, view: View | (() => View)): void {
    held.version = version;
    held.view = view;
  }

  #markSent(held: Held, version: number, view: View | (() => View)): void {
    held.sent = version;
    if (held.version >= version) return;
    held.version = none;
    held.view = undefined;
    held.unproven = view;
  }

  #add(room: string): Held {
    const held: Held = { version: none, view: undefined, sent: none, unproven: undefined };
    this.#held.delete(room);
    this.#held.set(room, held);
    if (this.#held.size > most) this.#dropOldest();
    return held;
  }

  #dropOldest(): void {
    const [oldest] = this.#held.keys();
    // A read under way may be older than what its room was sent.
    if (oldest !== undefined) this.forget(oldest);
  }
}
