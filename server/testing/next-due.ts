import type { DueWork } from '../engine/work/due-work.ts';
import { nextMoments } from '../engine/work/next-moments.ts';

/** When the next piece of this work is due; null: none waits. */
export async function nextDue(work: DueWork): Promise<Date | null> {
  const [moment] = await nextMoments([work]);
  return moment ?? null;
}

export async function isDue(work: DueWork): Promise<boolean> {
  const moment = await nextDue(work);
  return moment !== null && moment.getTime() <= Date.now();
}
