import type { BagLineView } from '#contract/bag.ts';
import type { NotApplicableReason } from '#domain/money/price-order/choose-promotions.ts';
import type { PricedOrder } from '#domain/money/price-order/order-to-price.ts';
import { plainOrder } from '#domain/money/price-order/plain-order.ts';
import { priceOrder } from '#domain/money/price-order/price-order.ts';
import type { Promotion } from '#domain/money/price-order/promotion.ts';
import type { MeansInHand } from '#server/order-price/means-in-hand.ts';
import type { OrderTerms } from '#server/order-price/order-terms.ts';
import { priceBasket } from '#server/order-price/price-basket.ts';

export interface BagToPrice {
  lines: readonly BagLineView[];
  currency: string;
  personId: string;
  codes: readonly string[];
  means: MeansInHand;
  terms: OrderTerms;
}

export interface PricedBag {
  priced: PricedOrder;
  promotions: readonly Promotion[];
  codes: { code: string; refused: NotApplicableReason | null }[];
}

/**
 * Prices a bag as an order to the shop's own country. Where nothing can be sent there, without delivery. A code that can't
 * be used is left out, and said.
 */
export function priceBag({ lines: bag, currency, personId, codes, means, terms }: BagToPrice): PricedBag {
  const lines = bag.map(({ sku, variantId, quantity, price }) => ({
    ...{ sku, variantId, quantity },
    unitAmount: price.amount,
  }));
  const why = new Map<string, NotApplicableReason>();
  const told = () => codes.map((code) => ({ code, refused: why.get(code) ?? null }));
  // Each turn leaves a code out, or is the last.
  for (let turn = 0; turn <= codes.length; turn++) {
    const asked = codes.filter((code) => !why.has(code));
    const basket = priceBasket(
      {
        ...{ lines, currency, shippingMethod: undefined, credits: [] },
        destination: { country: terms.taxes.origin, postalCode: '' },
        ...means.offers({ personId, email: '' }, asked),
      },
      terms,
    );
    if (basket.ok) return { priced: basket.value.priced, promotions: basket.value.promotions, codes: told() };
    const { code, promotionCode, reason } = basket.refusal;
    if (code !== 'promotion_not_applicable' || typeof promotionCode !== 'string') break;
    why.set(promotionCode, reason as NotApplicableReason);
  }
  return { priced: priceOrder(plainOrder(lines, { amount: 0, freeFrom: null })), promotions: [], codes: told() };
}
