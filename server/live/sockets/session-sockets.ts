/**
 * A session's sockets close when it ends, whatever ended it: the database announces it (prisma/capture/session.sql).
 */

import type { ChangeFeed } from '#server/live/changes/waiting-changes.ts';
import type { ViewReader } from '#server/live/views/view-reader.ts';
import { log } from '#server/log.ts';
import { livingSessions } from '#server/session/living/living-sessions.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';

const announced = 'ended-session:';
const room = (sessionId: string) => `session:${sessionId}`;

/** Longer than a socket takes from the proof of its session to its room. */
const rememberedMs = 60_000;

export class SessionSockets {
  readonly #io: LiveServer;
  readonly #clock: () => number;
  readonly #living: ViewReader['livingSessions'];
  readonly #endedAt = new Map<string, number>();
  readonly #stops: (() => void)[];

  constructor(
    io: LiveServer,
    announcements: Pick<ChangeFeed, 'onTopics' | 'onLost'>,
    {
      clock = () => performance.now(),
      living = livingSessions,
    }: { clock?: () => number; living?: ViewReader['livingSessions'] } = {},
  ) {
    this.#io = io;
    this.#clock = clock;
    this.#living = living;
    this.#stops = [
      announcements.onTopics((topics) => {
        for (const topic of topics) if (topic.startsWith(announced)) this.#end(topic.slice(announced.length));
      }),
      announcements.onLost(() => void this.#endWhatEnded()),
    ];
  }

  /** The session may have ended since it was proven. */
  join(socket: LiveSocket, sessionId: string): void {
    if (this.#endedAt.has(sessionId)) socket.conn.close(true);
    else void socket.join(room(sessionId));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #end(sessionId: string): void {
    const now = this.#clock();
    for (const [id, at] of this.#endedAt) {
      if (now - at < rememberedMs) break;
      this.#endedAt.delete(id);
    }
    this.#endedAt.set(sessionId, now);
    this.#close(sessionId);
  }

  /** `disconnect()` would stop a page from coming back, as who it is now; closing its transport does not. */
  #close(sessionId: string): void {
    const { adapter, sockets } = this.#io.of('/');
    for (const id of [...(adapter.rooms.get(room(sessionId)) ?? [])]) sockets.get(id)?.conn.close(true);
  }

  /** Announcements were missed: the table says which sessions are left. */
  async #endWhatEnded(): Promise<void> {
    const own = [...this.#io.of('/').adapter.rooms.keys()].flatMap((name) =>
      name.startsWith(room('')) ? name.slice(room('').length) : [],
    );
    try {
      const living = await this.#living(own);
      for (const id of own) if (!living.has(id)) this.#end(id);
    } catch (error) {
      log().warn({ err: error }, 'it is not known which sessions have ended: their sockets have to prove them again');
      for (const id of own) this.#close(id);
    }
  }
}
