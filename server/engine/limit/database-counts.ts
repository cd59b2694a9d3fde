import { databaseNow } from '#server/engine/database/clock.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { Rate } from './rate.ts';

/** Counts of one limit, a row for each key. */
export class DatabaseCounts {
  readonly #name: string;
  readonly #rate: Rate;

  constructor(name: string, rate: Rate) {
    this.#name = name;
    this.#rate = rate;
  }

  /** Counts first and judges then, in one statement: two at once can't both have the last one. */
  async take(key: string, points: number): Promise<number> {
    const { most, seconds } = this.#rate;
    const [row] = await readRows<{ taken: number; endsAt: Date }>`
      INSERT INTO limit_count AS now (name, key, taken, ends_at)
      VALUES (${this.#name}, ${key}, ${points}::int, clock_timestamp() + make_interval(secs => ${seconds}::int))
      ON CONFLICT (name, key) DO UPDATE SET
        taken = CASE WHEN now.ends_at <= clock_timestamp() THEN EXCLUDED.taken
          ELSE least(now.taken, ${most}::int) + EXCLUDED.taken END,
        ends_at = CASE WHEN now.ends_at <= clock_timestamp() THEN EXCLUDED.ends_at ELSE now.ends_at END
      RETURNING taken, ends_at AS "endsAt"`;
    if (!row || row.taken <= most) return 0;
    return Math.max(1, row.endsAt.getTime() - databaseNow().getTime());
  }

  /** Puts back what was taken by a try that was right after all. */
  async giveBack(key: string, points: number): Promise<void> {
    await readRows`
      UPDATE limit_count SET taken = greatest(0, taken - ${points}::int)
      WHERE name = ${this.#name} AND key = ${key}`;
  }

  async taken(key: string): Promise<number> {
    const [row] = await readRows<{ taken: number }>`
      SELECT taken FROM limit_count
      WHERE name = ${this.#name} AND key = ${key} AND ends_at > clock_timestamp()`;
    return row?.taken ?? 0;
  }

  async forget(key: string): Promise<void> {
    await readRows`DELETE FROM limit_count WHERE name = ${this.#name} AND key = ${key}`;
  }
}
