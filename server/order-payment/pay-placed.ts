import type { CheckoutAnswer } from '#contract/checkout.ts';
import type { Problem } from '#contract/errors.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import { settings } from '#server/settings.ts';
import type { PaidOrder } from './approve-together.ts';
import { readCheckoutOutcome } from './checkout-outcome.ts';
import { finaliseOrder } from './finalise-order.ts';
import type { NewPayment, Placed } from './waiting-order.ts';

/**
 * Charges a placed order outside any transaction. Without an answer the payment stays `processing`: the webhook or
 * the sweep finishes it. An order that was placed before is only asked about, never charged.
 */
export async function payPlaced(placed: Placed): Promise<Decision<CheckoutAnswer, Problem>> {
  const paid = placed.fresh ? await charge(placed.payment) : null;
  if (!paid) return readCheckoutOutcome(placed.orderId);
  const { publicId, number } = paid;
  return accept({
    publicId,
    number: orderNumber(number),
    status: 'paid',
    payment: 'approved',
    next: `/orders/${publicId}`,
  });
}

/** @returns the order if this paid it; null: ask what became of it */
async function charge({ id: paymentId, provider, token, amount, currency }: NewPayment): Promise<PaidOrder | null> {
  try {
    const capture = settings().PAYMENT_CAPTURE === 'when_packed' ? 'later' : 'at_once';
    const state = await providerNamed(provider).charge({ paymentId, token, amount, currency, capture });
    return await finaliseOrder(paymentId, state);
  } catch (error) {
    // It may have been charged. Whoever finds out ends in finaliseOrder; until then it is under way.
    log().warn({ err: error, paymentId }, 'the outcome of a payment is not known yet');
    await database().payment.updateMany({
      where: { id: paymentId, status: 'created' },
      data: { status: 'processing' },
    });
    return null;
  }
}
