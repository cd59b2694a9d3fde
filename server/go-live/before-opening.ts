import type { GoLiveCheck } from '#contract/go-live/go-live.ts';
import { database } from '#server/engine/database/database.ts';
import { mayOpen } from './read-go-live.ts';

/** Whether a shop that lacks something has never had a real order, nor a withdrawal to look after: it has no day to show. */
export async function isBeforeOpening(checks: readonly GoLiveCheck[]): Promise<boolean> {
  if (mayOpen(checks)) return false;
  const [order, withdrawal] = await Promise.all([
    database().order.findFirst({ where: { isTest: false }, select: { id: true } }),
    database().withdrawal.findFirst({ select: { id: true } }),
  ]);
  return order === null && withdrawal === null;
}
