import type { Problem } from '#contract/errors.ts';
import type { CheckoutAnswer } from '#contract/order.ts';
import type { Decision } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { providerNamed } from '#server/payment/provider-named.ts';
import { settings } from '#server/settings.ts';
import { readCheckoutOutcome } from './checkout-outcome.ts';
import { finaliseOrder } from './finalise-order.ts';

/** A placed order with a payment to be made. */
export interface Placed {
  orderId: string;
  paymentId: string;
  /** This call made the payment. A repeat only asks what became of it: it never charges. */
  fresh: boolean;
}

/**
 * Charges a placed order's payment, outside any transaction, and says what it came to. If the
 * provider's answer is lost the payment is left `processing`: its webhook or the sweep finishes it.
 */
export async function payPlaced(
  { orderId, paymentId, fresh }: Placed,
  token: string,
): Promise<Decision<CheckoutAnswer, Problem>> {
  if (fresh) await charge(paymentId, token);
  return readCheckoutOutcome(orderId);
}

async function charge(paymentId: string, token: string): Promise<void> {
  const { provider, amount, currency } = await database().payment.findUniqueOrThrow({ where: { id: paymentId } });
  try {
    const capture = settings().PAYMENT_CAPTURE === 'when_packed' ? 'later' : 'at_once';
    const state = await providerNamed(provider).charge({ paymentId, token, amount, currency, capture });
    await finaliseOrder(paymentId, state);
  } catch (error) {
    // It may have been charged. Whoever finds out ends in finaliseOrder; until then it is under way.
    log().warn({ err: error, paymentId }, 'the outcome of a payment is not known yet');
    await database().payment.updateMany({
      where: { id: paymentId, status: 'created' },
      data: { status: 'processing' },
    });
  }
}
