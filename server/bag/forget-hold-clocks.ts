import { rememberedMs } from '#domain/bag/hold-limits.ts';
import { databaseNow } from '#server/database/clock.ts';
import { readRows } from '#server/database/statement.ts';
import type { DueWork } from '#server/schedule/due-work.ts';

const everyMs = 10 * 60_000;
let nextAt = 0;

/** A clock that has been over for an hour limits nobody any more. */
export const forgetHoldClocks: DueWork = {
  name: 'forget hold clocks',
  async next() {
    return new Date(nextAt);
  },
  async run() {
    nextAt = databaseNow().getTime() + everyMs;
    await readRows`
      DELETE FROM hold_clock WHERE ends_at <= clock_timestamp() - make_interval(secs => ${rememberedMs / 1000}::int)`;
  },
};
