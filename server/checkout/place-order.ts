import { buyerOf } from '#contract/checkout/buyer.ts';
import type { Checkout, CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/errors.ts';
import type { Decision } from '#domain/decision.ts';
import { checkBuyer } from '#server/address/check-buyer.ts';
import { payPlaced } from '#server/order-payment/pay-placed.ts';
import { meansOfChoice } from '#server/payment/offered-providers.ts';
import { addressOf } from './address-of.ts';
import { placeTogether } from './place-together.ts';

/**
 * Buys a person's bag: reserves in one short transaction, pays outside any, finishes in another. Idempotent by the
 * checkout's `placeKey`. Refuses `bag_empty`, `out_of_stock`, `price_changed` (with the new `totalAmount`),
 * `promotion_not_applicable`, `payment_in_progress` and `payment_declined`: nothing is charged, and the bag keeps its holds.
 */
export async function placeOrder(
  personId: string,
  checkout: Checkout,
  payment = meansOfChoice(checkout.token),
): Promise<Decision<CheckoutAnswer, Problem>> {
  const { email, seenTotalAmount, promotionCodes, shippingMethod, seenGiftCards = '' } = checkout;
  const { gift, giftMessage: message } = checkout;
  const placed = await placeTogether({
    source: 'shop',
    personId,
    email,
    seenTotalAmount,
    seenGiftCards,
    placedBy: 'shopper',
    placeKey: `shop:${personId}:${checkout.placeKey}`,
    shippingAddress: addressOf(checkout),
    buyer: checkBuyer(buyerOf(checkout), checkout.country),
    payment,
    extras: {
      ...(promotionCodes && { promotionCodes }),
      ...(shippingMethod && { shippingMethod }),
      ...(gift && { gift: { message } }),
    },
  });
  return placed.ok ? payPlaced(placed.value) : placed;
}
