import type { Tx } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import type { NoticeFacts } from '#server/notice/words/notice-form.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import type { LockedReturn } from './lock-return.ts';

/** Tells whose return it is what the desk did about it: once per return and state that it was in. */
export async function notifyOfReturn(
  tx: Tx,
  { order, back }: { order: LockedOrder; back: LockedReturn },
  facts: NoticeFacts<'return_update'>,
): Promise<void> {
  await notifyOfOrder(tx, order, {
    kind: 'return_update',
    key: `return_update:${back.id}:${back.status}`,
    facts,
    anchor: 'returns',
  });
}
