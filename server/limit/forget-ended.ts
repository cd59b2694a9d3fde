import { databaseNow } from '#server/database/clock.ts';
import { readRows } from '#server/database/statement.ts';
import type { DueWork } from '#server/schedule/due-work.ts';

const everyMs = 10 * 60_000;
let nextAt = 0;

/** Counts whose time is over say nothing any more. */
export const forgetEndedLimits: DueWork = {
  name: 'forget ended limits',
  async next() {
    return new Date(nextAt);
  },
  async run() {
    nextAt = databaseNow().getTime() + everyMs;
    await readRows`DELETE FROM limit_count WHERE ends_at <= clock_timestamp()`;
  },
};
