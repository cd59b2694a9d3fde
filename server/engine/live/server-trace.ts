import type { ServerTrace } from '#contract/wire/views.ts';
import { stageSeconds } from '#server/engine/live/stage-seconds.ts';

const tenth = (ms: number) => Math.max(0, Math.round(ms * 10) / 10);

/**
 * Milliseconds, for the metrics and for the view itself.
 *
 * @param waited by the database's clock from the writing of the change's row, so the rest of the command and the
 * commit are in it
 * @param read by this process's monotonic clock, from the taken change to the view
 * @param pass what the last pass over these watchers took, if it was noteworthy
 */
export function traceOf(waited: number, read: number, pass: number): ServerTrace {
  stageSeconds().observe({ stage: 'waiting' }, Math.max(0, waited) / 1000);
  stageSeconds().observe({ stage: 'reading' }, read / 1000);
  return [tenth(waited), tenth(read), tenth(pass)];
}
