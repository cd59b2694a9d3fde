import type { DueWork } from './schedule/due-work.ts';
import { releaseExpiredHolds } from './stock/release-expired-holds.ts';

/** Everything that happens by the clock. */
export const dueWorks: DueWork[] = [releaseExpiredHolds];
