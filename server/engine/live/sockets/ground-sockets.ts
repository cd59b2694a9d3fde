/**
 * Sockets close when what let them in has ended or lets in to less, whatever ended it: the database announces it
 * (prisma/capture/session.sql, prisma/capture/order.sql). Whoever may still come in comes back and proves it.
 */

import type { ChangeFeed } from '#server/engine/live/changes/waiting-changes.ts';
import type { ViewReader } from '#server/engine/live/views/view-reader.ts';
import { log } from '#server/engine/process/log.ts';
import { isStaff } from '#server/session/can.ts';
import type { Ground } from '#server/session/ground.ts';
import { livingGrounds } from '#server/session/living/living-grounds.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';

const announced = /^ended-((?:session|key|link):.+)$/;
const isGround = (room: string): room is Ground => /^(session|key|link):/.test(room);

/** Longer than a socket takes from its proof to its room. */
const rememberedMs = 60_000;

export class GroundSockets {
  readonly #io: LiveServer;
  readonly #clock: () => number;
  readonly #living: ViewReader['livingGrounds'];
  readonly #endedAt = new Map<Ground, number>();
  readonly #stops: (() => void)[];

  constructor(
    io: LiveServer,
    announcements: Pick<ChangeFeed, 'onTopics' | 'onLost'>,
    {
      clock = () => performance.now(),
      living = livingGrounds,
    }: { clock?: () => number; living?: ViewReader['livingGrounds'] } = {},
  ) {
    this.#io = io;
    this.#clock = clock;
    this.#living = living;
    this.#stops = [
      announcements.onTopics((topics) => {
        for (const topic of topics) {
          const ended = announced.exec(topic)?.[1];
          if (ended) this.#end(ended as Ground);
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
    void socket.join(ground);
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
  #close(room: Ground): void {
    for (const socket of this.#socketsIn(room)) socket.conn.close(true);
  }

  #socketsIn(room: Ground): LiveSocket[] {
    const { adapter, sockets } = this.#io.of('/');
    return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }

  /** Announcements were missed: the tables say what is left. */
  async #endWhatEnded(): Promise<void> {
    const own = [...this.#io.of('/').adapter.rooms.keys()].filter(isGround);
    try {
      const living = await this.#living(own);
      for (const ground of own) if (!living.has(ground) || this.#isOfDesk(ground)) this.#end(ground);
    } catch (error) {
      log().warn({ err: error }, 'it is not known what has ended: sockets have to prove again what let them in');
      for (const ground of own) this.#close(ground);
    }
  }

  /** The session of one of the shop's people may go on with less. */
  #isOfDesk(ground: Ground): boolean {
    return this.#socketsIn(ground).some(({ data: { watcher } }) => {
      return watcher !== undefined && isStaff(watcher.actor);
    });
  }
}
