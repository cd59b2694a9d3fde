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
 * A payment that the customer has begun is called off first. Refuses `illegal_transition`, `payment_in_progress` while a
 * bank decides, and `wrong_amount`.
 * @throws AccessProblem `not_found`
 */
export async function takeByHand(
  publicId: string,
  { how, received, actor }: TakenByHand,
): Promise<Decision<null, Problem>> {
  const order = await database().order.findUnique({ where: { publicId }, select: { id: true } });
  if (!order) throw notFound('order');
  const paymentId = createHash('sha256').update(`${order.id} by hand`).digest('hex');
  await callOffBegun(order.id, paymentId);
  const opened = await transaction(async (tx): Promise<Decision<{ amount: number; currency: string }, Problem>> => {
    const locked = await lockOrder(tx, { id: order.id });
    const payments = await tx.payment.findMany({ where: { orderId: locked.id } });
    const { currency } = locked;
    const before = payments.find(({ id }) => id === paymentId);
    if (before) return accept({ amount: before.amount, currency });
    if (locked.status !== 'placed' || locked.source !== 'desk') return refuse(illegalTransition(locked, 'pay'));
    if (payments.some(({ status }) => !isDecided(status as PaymentStatus))) return refuse(bankDecides);
    const amount = locked.totalAmount - locked.giftCardAmount;
    if (received !== amount) return refuse(wrongAmount);
    await tx.payment.create({
      data: {
        id: paymentId,
        orderId: locked.id,
        provider: 'manual',
        method: byHandWords[how],
        amount,
        currency,
        status: 'created',
      },
    });
    return accept({ amount, currency });
  });
  if (!opened.ok) return opened;
  // An order is paid by its payment alone; whoever recorded that stands in its history.
  const state = { ref: manualRef(paymentId), status: 'approved', reason: null, method: null, failedTry: null } as const;
  await finaliseOrder(paymentId, { ...state, ...opened.value }, { actor: { ...orderActor(actor), party: 'system' } });
  return accept(null);
}

async function callOffBegun(orderId: string, own: string): Promise<void> {
  const begun = await database().payment.findMany({
    where: { orderId, id: { not: own }, status: { in: ['created', 'requires_action'] } },
    select: { id: true, provider: true },
  });
  for (const { id, provider } of begun) await finaliseOrder(id, await providerNamed(provider).abandon(id));
}

const bankDecides: Problem = {
  code: 'payment_in_progress',
  message: 'The customer is paying by card, and their bank hasn’t answered yet. Try again in a minute.',
};

const wrongAmount: Problem = {
  code: 'wrong_amount',
  message: 'That isn’t what is to pay. Enter the whole amount once you have it.',
  field: 'amount',
};
