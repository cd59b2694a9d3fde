/**
 * A database that doesn't answer, and says nothing of it: a lost route, a failover, a host that is paused. Neither
 * PostgreSQL's own time-outs nor TCP's help: nobody is there, or somebody keeps the line open.
 */
import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/** No answer came in time. Whether what was asked was done is unknown. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`The database did not answer within ${Math.round(ms / 100) / 10} s.`);
  }
}

/** A process that was held itself finds what came meanwhile a moment after its clocks have run out. */
const graceMs = 100;

/** Ends a connection of this pool once it has been asked and has said nothing for that long. */
export function endWhenSilent(pool: Pool, ms: number): void {
  pool.on('connect', (client) => {
    // Whoever has it at the time is told by the query that fails.
    client.on('error', () => {});
    const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
    stream.setTimeout(ms, () => {
      const heard = stream.bytesRead;
      setTimeout(() => {
        if (stream.bytesRead === heard) stream.destroy(new NoAnswer(ms));
      }, graceMs);
    });
  });
}

/**
 * Runs `work` on a connection of its own. If it takes longer, the connection is ended and its place is free for another.
 *
 * @throws NoAnswer
 */
export function withinTime<T>(pool: Pool, ms: number, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let client: PoolClient | undefined;
    let over = false;
    const end = (settle: () => void, lost?: Error) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      client?.release(lost);
      settle();
    };
    const late = () => {
      const error = new NoAnswer(ms);
      end(() => reject(error), error);
    };
    let timer = setTimeout(() => {
      timer = setTimeout(late, graceMs);
    }, ms);
    const run = async () => {
      const connected = await pool.connect();
      if (over) return connected.release();
      client = connected;
      const result = await work(connected);
      end(() => resolve(result));
    };
    run().catch((error: Error) => end(() => reject(error), error));
  });
}

/** How long one kind of question may take. A slow machine's questions get more time, until they are quick again. */
export class Patience {
  readonly #leastMs: number;
  readonly #mostMs: number;
  #ms: number;

  constructor(leastMs: number, mostMs: number) {
    this.#leastMs = this.#ms = leastMs;
    this.#mostMs = mostMs;
  }

  /** @throws NoAnswer if `work` outlasts it; what comes of the work later is nobody's */
  with<T>(work: (ms: number) => Promise<T>): Promise<T> {
    const ms = this.#ms;
    // Several of these run for each commit, and every promise costs: one here, where a race of two has six.
    return new Promise((resolve, reject) => {
      let over = false;
      const end = (settle: () => void, isAnswered: boolean) => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        if (!isAnswered) this.#ms = Math.min(this.#mostMs, ms * 2);
        settle();
      };
      let timer = setTimeout(() => {
        timer = setTimeout(() => end(() => reject(new NoAnswer(ms)), false), graceMs * 2);
      }, ms);
      work(ms).then(
        (result) =>
          end(() => {
            this.#ms = this.#leastMs;
            resolve(result);
          }, true),
        (error: unknown) => end(() => reject(error), !(error instanceof NoAnswer)),
      );
    });
  }
}
