/**
 * The app's processes on one database; each writes every other second that it lives. Announcements are kept for a
 * while as long as there are others.
 */
import { readRows } from '#server/engine/database/statement.ts';
import { isNothingNew } from '#server/engine/database/written-since.ts';
import { log } from '#server/engine/process/log.ts';

export interface ProcessRegisterOptions {
  /** Milliseconds between two signs of life. */
  beatMs?: number;
  /** A process without a sign of life for this long is gone. */
  livesMs?: number;
}

/** A process without a sign of life for this long is gone. */
export const livesMs = 10_000;
const forgottenMs = 3_600_000;

export class ProcessRegister {
  readonly id: string = crypto.randomUUID();
  readonly #beatMs: number;
  readonly #livesMs: number;
  #seenAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor({ beatMs = 2_000, livesMs: lives = livesMs }: ProcessRegisterOptions = {}) {
    this.#beatMs = beatMs;
    this.#livesMs = lives;
  }

  get livesMs(): number {
    return this.#livesMs;
  }

  /** Before anything is read that is then kept: from here on the others leave their announcements for this process. */
  async enter(): Promise<void> {
    await readRows`DELETE FROM server_process WHERE seen_at < clock_timestamp() - ${forgottenMs} * interval '1 ms'`;
    await this.#beat();
    this.#beatLater();
  }

  /** Its row stays until it is too old to count: others may still be about to decide by it. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Whether the others can't have taken this process for gone. */
  isSeen(): boolean {
    return performance.now() - this.#seenAt < this.#livesMs / 2;
  }

  /** Whether another process has lived within the last `ms`, or may have. */
  async hadOthers(ms: number): Promise<boolean> {
    const [row] = await readRows<{ others: boolean }>`
      SELECT EXISTS (
        SELECT FROM server_process
        WHERE id <> ${this.id} AND seen_at > clock_timestamp() - ${this.#livesMs + ms} * interval '1 ms'
      ) AS others`;
    return row?.others ?? true;
  }

  async #beat(): Promise<void> {
    const startedAt = performance.now();
    const [row] = await readRows<{ xid: string }>`
      INSERT INTO server_process AS process (id) VALUES (${this.id})
      ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp(), released_at = NULL,
        steady_since = CASE WHEN process.seen_at > clock_timestamp() - ${this.#livesMs / 2} * interval '1 ms'
          THEN process.steady_since ELSE clock_timestamp() END
      RETURNING pg_current_xact_id()::text AS xid`;
    if (row) isNothingNew(row.xid);
    this.#seenAt = startedAt;
  }

  #beatLater(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      void this.#beat()
        .catch((error: unknown) => log().warn({ err: error }, 'this process could not say that it lives'))
        .finally(() => this.#beatLater());
    }, this.#beatMs);
  }
}
