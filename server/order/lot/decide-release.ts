import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { judgeRelease, type ReleaseState } from '#domain/order/won-lot.ts';
import { lotActor, recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { lotUnpaid } from '#server/auction/outcome/settle-lot.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { markBidder } from './mark-bidder.ts';
import { notOwed, readOwedLot } from './owed-lot.ts';
import { remindBeforeHours } from './place-auction-order.ts';

export interface ReleaseWord {
  word: 'release' | 'keep';
  /** The winner reads it. */
  answer?: string | undefined;
}

/**
 * Decides once: `release` ends the order with a mark for its winner, `keep` leaves two days to pay.
 * Refuses `release_not_possible`, with why in `reason`.
 * @throws AccessProblem `forbidden` for whoever may not, `not_found`
 */
export async function decideRelease(
  actor: Actor,
  publicId: string,
  { word, answer }: ReleaseWord,
): Promise<Decision<{ state: ReleaseState }, Problem>> {
  requireDesk(actor, 'lot:release');
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const now = await readDatabaseClock(tx);
    const decision = judgeRelease(await readOwedLot(tx, order), word, now.getTime());
    if (!decision.ok) return refuse(notOwed('release_not_possible', decision.refusal));
    const by = lotActor(actor);
    const { state } = decision.value;
    await tx.releaseRequest.update({
      where: { orderId: order.id },
      data: { state, decidedAt: now, decidedBy: by, answer: answer || null },
    });
    if (decision.value.state === 'kept') {
      await keep(tx, order, { actor, by, payBy: new Date(decision.value.payBy), answer });
    } else {
      await release(tx, order, { actor, by, at: now, answer });
    }
    return accept({ state });
  });
}

interface Said {
  actor: Actor;
  by: string;
  answer: string | undefined;
}

async function release(tx: Tx, order: LockedOrder, { actor, by, at, answer }: Said & { at: Date }): Promise<void> {
  // Its winner is told of the release, not of a cancelled order.
  await moveOrder(tx, order, { command: 'cancel', actor: orderActor(actor), cancelReason: 'released' });
  await lotUnpaid(tx, order.id, by, true);
  const { until, paused } = await markBidder(tx, { order, reason: 'released', at });
  await notifyOfOrder(tx, order, {
    kind: 'lot_release',
    key: `lot_release:${order.id}`,
    facts: { answer: 'released', markedUntil: until.toISOString(), paused, note: answer ?? null },
  });
}

async function keep(tx: Tx, order: LockedOrder, { by, payBy, answer }: Said & { payBy: Date }): Promise<void> {
  const remindAt = new Date(payBy.getTime() - remindBeforeHours * 3_600_000);
  await tx.order.update({ where: { id: order.id }, data: { payBy, remindAt } });
  const { auctionId } = await tx.order.findUniqueOrThrow({ where: { id: order.id }, select: { auctionId: true } });
  if (auctionId) await recordLotEvent(tx, { auctionId, kind: 'release_kept', by });
  await notifyOfOrder(tx, order, {
    kind: 'lot_release',
    key: `lot_release:${order.id}`,
    facts: {
      answer: 'kept',
      totalAmount: order.totalAmount,
      currency: order.currency,
      payBy: payBy.toISOString(),
      note: answer ?? null,
    },
  });
}
