/**
 * Sockets close when what let them in has ended or lets in to less, whatever ended it: the database announces it
 * as a topic that begins with `endedPrefix`. Whoever may still come in comes back and proves it.
 */

import type { ChangeFeed } from '#server/engine/live/changes/waiting-changes.ts';
import { log } from '#server/engine/process/log.ts';
import { endedPrefix, type Ground, type People } from '../people.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';

/** No topic has a space, so that no room of one is taken for a ground's. */
const prefix = 'on ';
const roomOf = (ground: Ground) => prefix + ground;
const groundOf = (room: string): Ground[] => (room.startsWith(prefix) ? [room.slice(prefix.length)] : []);

/** Longer than a socket takes from its proof to its room. */
const rememberedMs = 60_000;

export class GroundSockets {
  readonly #io: LiveServer;
  readonly #clock: () => number;
  readonly #people: Pick<People, 'livingGrounds' | 'mayLoseRights'>;
  readonly #endedAt = new Map<Ground, number>();
  readonly #stops: (() => void)[];

  constructor(
    io: LiveServer,
    announcements: Pick<ChangeFeed, 'onTopics' | 'onLost'>,
    people: Pick<People, 'livingGrounds' | 'mayLoseRights'>,
    clock: () => number = () => performance.now(),
  ) {
    this.#io = io;
    this.#clock = clock;
    this.#people = people;
    this.#stops = [
      announcements.onTopics((topics) => {
        for (const topic of topics) {
          if (topic.startsWith(endedPrefix)) this.#end(topic.slice(endedPrefix.length));
        }
      }),
      announcements.onLost(() => void this.#endWhatEnded()),
    ];
  }

  /**
   * Closes the socket when this ends, at once if it may have ended since it was proven.
   *
   * @param provenFrom `performance.now()` before the proof was begun
   * @returns whether the socket is still open
   */
  join(socket: LiveSocket, ground: Ground, provenFrom: number): boolean {
    const endedAt = this.#endedAt.get(ground);
    if (endedAt !== undefined && endedAt >= provenFrom) {
      socket.conn.close(true);
      return false;
    }
    void socket.join(roomOf(ground));
    return true;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #end(ground: Ground): void {
    const now = this.#clock();
    for (const [one, at] of this.#endedAt) {
      if (now - at < rememberedMs) break;
      this.#endedAt.delete(one);
    }
    // Kept in the order of their ends.
    this.#endedAt.delete(ground);
    this.#endedAt.set(ground, now);
    this.#close(ground);
  }

  /** `disconnect()` would stop a page from coming back, as who it is now; closing its transport does not. */
  #close(ground: Ground): void {
    for (const socket of this.#socketsOn(ground)) socket.conn.close(true);
  }

  #socketsOn(ground: Ground): LiveSocket[] {
    const { adapter, sockets } = this.#io.of('/');
    return [...(adapter.rooms.get(roomOf(ground)) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }

  /** Announcements were missed: the tables say what is left. */
  async #endWhatEnded(): Promise<void> {
    const own = [...this.#io.of('/').adapter.rooms.keys()].flatMap(groundOf);
    try {
      const living = await this.#people.livingGrounds(own);
      for (const ground of own) if (!living.has(ground) || this.#mayLoseRights(ground)) this.#end(ground);
    } catch (error) {
      log().warn({ err: error }, 'it is not known what has ended: sockets have to prove again what let them in');
      for (const ground of own) this.#close(ground);
    }
  }

  /** What somebody rests on may go on with less. */
  #mayLoseRights(ground: Ground): boolean {
    return this.#socketsOn(ground).some(({ data: { watcher } }) => {
      return watcher !== undefined && this.#people.mayLoseRights(watcher.actor);
    });
  }
}
