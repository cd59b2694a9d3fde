/** PostgreSQL's own timeouts need a live server, and TCP's don't fire while something keeps the line open. */
import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/** No answer came in time. Whether what was asked was done is unknown. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`The database did not answer within ${Math.round(ms / 100) / 10} s.`);
  }
}

/** Lets a process that was itself paused read answers that have arrived before it gives up on them. */
const graceMs = 100;

export function endWhenSilent(pool: Pool, ms: number): void {
  pool.on('connect', (client) => {
    // The failing query tells its caller.
    client.on('error', () => {});
    const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
    stream.setTimeout(ms, () => {
      const { bytesRead, bytesWritten } = stream;
      const end = () => {
        // An idle connection that is asked meanwhile has its whole time again.
        if (stream.bytesRead === bytesRead && stream.bytesWritten === bytesWritten) stream.destroy(new NoAnswer(ms));
      };
      // After what has arrived is read, even if the process was paused once more.
      setTimeout(() => setImmediate(end), graceMs);
    });
  });
}

/** Runs `work` on a connection of its own, and ends that connection after `ms`. @throws NoAnswer */
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

/** A timeout that doubles when it is missed, up to a most, and returns to the least after an answer. */
export class AdaptiveTimeout {
  readonly #leastMs: number;
  readonly #mostMs: number;
  #ms: number;

  constructor(leastMs: number, mostMs: number) {
    this.#leastMs = this.#ms = leastMs;
    this.#mostMs = mostMs;
  }

  /** @throws NoAnswer if `work` outlasts the timeout; its later result is dropped */
  with<T>(work: (ms: number) => Promise<T>): Promise<T> {
    const ms = this.#ms;
    // One promise, where Promise.race makes six: this runs several times for each commit.
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
