import { databaseNow } from '#server/engine/database/clock.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { batchSize } from './retention-rule.ts';
import { retentionRules } from './subjects-data.ts';

const everyMs = 15 * 60_000;
/** A start has enough other work. */
const firstAfterMs = 60_000;
let nextAt: number | null = null;

/** Forgets what is older than its time, batch by batch. Safe in several processes at once. */
export async function forgetOld(): Promise<void> {
  for (const { after, forget } of await retentionRules()) {
    for (;;) {
      if ((await forget(after)) < batchSize) break;
    }
  }
}

export const forgetOldRows: DueWork = {
  name: 'forget old rows',
  dueHere() {
    nextAt ??= databaseNow().getTime() + firstAfterMs;
    return new Date(nextAt);
  },
  async run() {
    nextAt = databaseNow().getTime() + everyMs;
    await forgetOld();
  },
};
