import { createHash } from 'node:crypto';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { isDecided, type PaymentStatus } from '#domain/order/payment-progress.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import { illegalTransition } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { manualRef } from '#server/payment/manual-provider.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { finaliseOrder } from './finalise-order.ts';

export const byHandWords = { cash: 'Cash', transfer: 'Bank transfer' } as const;

interface TakenByHand {
  how: keyof typeof byHandWords;
  /** Minor units. */
  received: number;
  actor: Actor;
}

/**
 * Records that the shop's people have the money of an order that the desk took. Once per order: a repeat changes nothing.
 * A payment that the customer has begun is called off first, unless this is refused anyway. Refuses `illegal_transition`,
 * `wrong_amount`, `payment_in_progress` while a bank decides, and `money_owed_back` if the order has no use for the money
 * that was recorded.
 * @throws AccessProblem `not_found`
 */
export async function takeByHand(publicId: string, taken: TakenByHand): Promise<Decision<null, Problem>> {
  const order = await database().order.findUnique({ where: { publicId }, select: { id: true } });
  if (!order) throw notFound('order');
  const paymentId = createHash('sha256').update(`${order.id} by hand`).digest('hex');
  let opened = await openByHand(order.id, paymentId, taken);
  if (!opened.ok && opened.refusal === bankDecides) {
    await callOffBegun(order.id);
    opened = await openByHand(order.id, paymentId, taken);
  }
  if (!opened.ok) return opened;
  // An order is paid by its payment alone; whoever recorded that stands in its history.
  const state = { ref: manualRef(paymentId), status: 'approved', reason: null, method: null, failedTry: null } as const;
  const actor = { ...orderActor(taken.actor), party: 'system' } as const;
  await finaliseOrder(paymentId, { ...state, ...opened.value }, { actor });
  return readOutcome(paymentId);
}

function openByHand(
  orderId: string,
  paymentId: string,
  { how, received }: TakenByHand,
): Promise<Decision<{ amount: number; currency: string }, Problem>> {
  return transaction(async (tx) => {
    const locked = await lockOrder(tx, { id: orderId });
    const payments = await tx.payment.findMany({ where: { orderId } });
    const { currency } = locked;
    const before = payments.find(({ id }) => id === paymentId);
    if (before) return accept({ amount: before.amount, currency });
    if (locked.status !== 'placed' || locked.source !== 'desk') return refuse(illegalTransition(locked, 'pay'));
    const amount = locked.totalAmount - locked.giftCardAmount;
    if (received !== amount) return refuse(wrongAmount);
    if (payments.some(({ status }) => !isDecided(status as PaymentStatus))) return refuse(bankDecides);
    await tx.payment.create({
      data: {
        id: paymentId,
        orderId,
        provider: 'manual',
        method: byHandWords[how],
        amount,
        currency,
        status: 'created',
      },
    });
    return accept({ amount, currency });
  });
}

async function callOffBegun(orderId: string): Promise<void> {
  const begun = await database().payment.findMany({
    where: { orderId, status: { in: ['created', 'requires_action'] } },
    select: { id: true, provider: true },
  });
  for (const { id, provider } of begun) await finaliseOrder(id, await providerNamed(provider).abandon(id));
}

/** The pieces may have been sold once their time was over, or another payment may have come first. */
async function readOutcome(paymentId: string): Promise<Decision<null, Problem>> {
  const { status, order } = await database().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { status: true, order: { select: { status: true } } },
  });
  return status === 'declined' || order.status === 'cancelled' ? refuse(owedBack) : accept(null);
}

const bankDecides: Problem = {
  code: 'payment_in_progress',
  message: 'The customer is paying by card, and their bank hasn’t answered yet. Try again in a minute.',
};

const wrongAmount: Problem = {
  code: 'wrong_amount',
  message: 'That isn’t the amount due. Enter the whole amount once you have it.',
  field: 'amount',
};

const owedBack: Problem = {
  code: 'money_owed_back',
  message: 'The order has since been cancelled or paid another way. Give this money back, then mark it as refunded.',
};
