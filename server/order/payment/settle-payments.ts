/** Asks the provider after a crash, a lost answer or a shopper who left; what it says ends in finaliseOrder. */

import { lotUnpaid } from '#server/auction/outcome/settle-lot.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { markBidder } from '#server/order/lot/mark-bidder.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { systemActor } from '#server/order/order-actor.ts';
import { releaseOrderHolds } from '#server/order/release-order-holds.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { finaliseOrder } from './finalise-order.ts';

/** How often an undecided payment is asked for. Longer than the slowest answer of a healthy bank. */
const askEverySeconds = 5;
/** How long after a payment could not be called off that is tried again. */
const cancelAgainSeconds = 30;
/** A payment that the provider hasn't heard of by now is never going to reach it. */
const abandonAfterSeconds = 30;

interface OpenPayment {
  id: string;
  provider: string;
  old: boolean;
}

async function ask({ id, provider, old }: OpenPayment): Promise<void> {
  try {
    const bank = providerNamed(provider);
    const known = await bank.find(id);
    const state = known ?? (old ? await bank.abandon(id) : null);
    if (state) await finaliseOrder(id, state);
  } catch (error) {
    // The others are asked about all the same.
    log().warn({ err: error, paymentId: id }, 'a payment could not be asked about; it will be tried again');
  }
  await database().$executeRaw`
    UPDATE payment SET updated_at = clock_timestamp() WHERE id = ${id} AND status IN ('created', 'processing')`;
}

export const settleOpenPayments: DueWork = {
  name: 'settle open payments',
  due: Prisma.sql`
    SELECT min(updated_at) + make_interval(secs => ${askEverySeconds})
    FROM payment WHERE status IN ('created', 'processing')`,
  async run() {
    const open = await database().$queryRaw<OpenPayment[]>`
      SELECT id, provider, created_at < clock_timestamp() - make_interval(secs => ${abandonAfterSeconds}) AS old
      FROM payment
      WHERE status IN ('created', 'processing')
        AND updated_at <= clock_timestamp() - make_interval(secs => ${askEverySeconds})
      ORDER BY updated_at LIMIT 50`;
    for (const payment of open) await ask(payment);
  },
};

/**
 * Cancels one order whose time to pay is over. While nobody can pay, a lot's winner isn't late: they get another day. Its holds go back to their bags until their time is over; the rest becomes
 * available.
 * @returns false if the bank is deciding right now: its answer comes first
 */
async function cancelUnpaid(orderId: string): Promise<boolean> {
  const payments = await database().payment.findMany({
    where: { orderId, status: { in: ['created', 'processing', 'requires_action'] } },
  });
  for (const { id, provider } of payments) {
    const state: ChargeState = await providerNamed(provider).abandon(id);
    await finaliseOrder(id, state);
    if (state.status === 'processing') return false;
  }
  await transaction(async (tx) => {
    const order = await lockOrder(tx, { id: orderId });
    if (order.status !== 'placed') return;
    const now = await readDatabaseClock(tx);
    // The time was extended meanwhile, or the house has still to say whether its winner is released.
    if ((order.payBy && order.payBy > now) || (await isAskedAbout(tx, order.id))) return;
    if (order.source === 'auction' && (await whyCheckoutIsClosed(tx))) {
      await tx.$executeRaw`UPDATE orders SET pay_by = clock_timestamp() + interval '1 day' WHERE id = ${order.id}`;
      return;
    }
    await releaseOrderHolds(tx, order);
    await moveOrder(tx, order, {
      command: 'cancel',
      actor: systemActor,
      cancelReason: order.offer ? 'offer_lapsed' : 'unpaid',
    });
    await lotUnpaid(tx, order.id, systemActor.name);
    if (order.source === 'auction' && !order.offer) await markBidder(tx, { order, reason: 'unpaid', at: now });
  });
  return true;
}

/** @returns whether nothing is left to do for now */
async function tryToCancel(orderId: string): Promise<boolean> {
  try {
    return await cancelUnpaid(orderId);
  } catch (error) {
    log().warn({ err: error, orderId }, 'an unpaid order could not be cancelled; it will be tried again');
    return false;
  }
}

const isAskedAbout = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.releaseRequest.count({ where: { orderId, state: 'asked' } })) > 0;

/** What the house has been asked about waits for its answer. */
const notAskedAbout = Prisma.sql`
  NOT EXISTS (SELECT FROM release_request WHERE order_id = orders.id AND state = 'asked')`;

/** A time to pay that was extended meanwhile counts. */
const tryAt = Prisma.sql`greatest(pay_by, cancel_try_at)`;

export const cancelUnpaidOrders: DueWork = {
  name: 'cancel unpaid orders',
  due: Prisma.sql`SELECT min(${tryAt}) FROM orders WHERE status = 'placed' AND ${notAskedAbout}`,
  async run() {
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM orders WHERE status = 'placed' AND ${tryAt} <= clock_timestamp() AND ${notAskedAbout}
      ORDER BY ${tryAt} LIMIT 50`;
    for (const { id } of due) {
      if (await tryToCancel(id)) continue;
      // The others come first then, and the bank is asked no more often than that.
      await database().$executeRaw`
        UPDATE orders SET cancel_try_at = clock_timestamp() + make_interval(secs => ${cancelAgainSeconds})
        WHERE id = ${id} AND status = 'placed'`;
    }
  },
};
