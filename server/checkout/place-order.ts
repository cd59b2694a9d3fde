import { buyerOf } from '#contract/checkout/buyer.ts';
import type { Checkout, CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { checkBuyer } from '#server/address/check-buyer.ts';
import { keepPayer } from '#server/bag/bag-choice.ts';
import { payPlaced } from '#server/order/payment/pay-placed.ts';
import { payerOfOrder } from '#server/order/price/payer-of.ts';
import { meansOfChoice } from '#server/payment/offered-providers.ts';
import type { MeansOfPayment } from '#server/payment/payment-provider.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { checkBeforeOrder } from '#server/vat-number/check-vat-number.ts';
import { addressOf } from './address-of.ts';
import { placeTogether } from './place-together.ts';

/**
 * Buys a person's bag: reserves in one short transaction, pays outside any, finishes in another. Idempotent by the
 * checkout's `placeKey`. Refuses `payments_not_set_up`, `seller_not_set_up`, `bag_empty`, `out_of_stock`, `price_changed` (with the new `totalAmount`),
 * `promotion_not_applicable`, `payment_in_progress` and `payment_declined`: nothing is charged, and the bag keeps its holds.
 * After a refusal for its price the bag is priced for who was to pay, so that they see what the order would cost.
 */
export async function placeOrder(
  personId: string,
  checkout: Checkout,
  means?: MeansOfPayment,
): Promise<Decision<CheckoutAnswer, Problem>> {
  const closed = await whyCheckoutIsClosed();
  if (closed) return refuse(closed.problem);
  const payment = means ?? meansOfChoice(checkout.token);
  const { email, seenTotalAmount, promotionCodes, shippingMethod, seenGiftCards = '' } = checkout;
  const { gift, giftMessage: message } = checkout;
  const shippingAddress = addressOf(checkout);
  const buyer = checkBuyer(buyerOf(checkout), checkout.country);
  await checkBeforeOrder(buyer.vatNumber, { personId, destination: shippingAddress });
  const placed = await placeTogether({
    source: 'shop',
    personId,
    email,
    seenTotalAmount,
    seenGiftCards,
    placedBy: 'shopper',
    placeKey: `shop:${personId}:${checkout.placeKey}`,
    shippingAddress,
    buyer,
    payment,
    extras: {
      ...(promotionCodes && { promotionCodes }),
      ...(shippingMethod && { shippingMethod }),
      ...(gift && { gift: { message } }),
    },
  });
  if (placed.ok) return payPlaced(placed.value);
  if (isOfPrice(placed.refusal))
    await keepPayer(personId, payerOfOrder({ source: 'shop', email, shippingAddress, payment }));
  return placed;
}

const isOfPrice = ({ code }: Problem): boolean => code === 'price_changed' || code === 'promotion_not_applicable';
