import type { BagLineView } from '#contract/bag/bag.ts';
import type { NotApplicableReason } from '#domain/order/price/choose-promotions.ts';
import type { Credit, PricedOrder } from '#domain/order/price/order-to-price.ts';
import { plainOrder } from '#domain/order/price/plain-order.ts';
import { priceOrder } from '#domain/order/price/price-order.ts';
import type { Promotion } from '#domain/order/price/promotion.ts';
import type { ShippingRate } from '#domain/tariff/shipping-methods.ts';
import type { Destination } from '#domain/tariff/tax-rates.ts';
import type { MeansInHand } from '#server/order/price/means-in-hand.ts';
import type { OrderTerms } from '#server/order/price/order-terms.ts';
import { methodsFor, priceBasket } from '#server/order/price/price-basket.ts';

export interface BagToPrice {
  lines: readonly BagLineView[];
  currency: string;
  personId: string;
  /** By whose uses it is priced beside its person's own; empty: not known yet. */
  payer: readonly string[];
  codes: readonly string[];
  destination: Destination;
  /** The way that was chosen; one that there isn't is as none. */
  shippingMethod: string | null;
  means: MeansInHand;
  /** Of the gift cards that can pay. */
  credits: readonly Credit[];
  validVatNumber: string | null;
  terms: OrderTerms;
}

export interface PricedBag {
  priced: PricedOrder;
  promotions: readonly Pick<Promotion, 'id' | 'title' | 'code'>[];
  freeFrom: number | null;
  codes: { code: string; refused: NotApplicableReason | null }[];
  /** Null: nothing is sent, or nothing can be. */
  method: ShippingRate | null;
  methods: readonly ShippingRate[];
}

/**
 * Prices a bag as an order to a place. Where nothing can be sent there, without delivery, promotions and taxes. A code that
 * can't be used is left out, and said.
 */
export function priceBag({ lines: bag, currency, personId, payer, codes, ...how }: BagToPrice): PricedBag {
  const { destination, means, credits, validVatNumber, terms } = how;
  const lines = bag.map(({ sku, variantId, quantity, price }) => ({
    ...{ sku, variantId, quantity },
    unitAmount: price.amount,
  }));
  const methods = methodsFor({ lines, destination, currency }, terms);
  const shippingMethod = methods.find(({ method }) => method === how.shippingMethod)?.method;
  const why = new Map<string, NotApplicableReason>();
  const told = () => codes.map((code) => ({ code, refused: why.get(code) ?? null }));
  // Each turn leaves a code out, or is the last.
  for (let turn = 0; turn <= codes.length; turn++) {
    const asked = codes.filter((code) => !why.has(code));
    const offers = means.offers({ personId, payer }, asked);
    const basket = priceBasket(
      { lines, currency, destination, shippingMethod, ...offers, credits, validVatNumber },
      terms,
    );
    if (basket.ok) {
      const { priced, promotions, method, freeFrom } = basket.value;
      return { priced, promotions, codes: told(), method, methods, freeFrom };
    }
    const { code, promotionCode, reason } = basket.refusal;
    if (code !== 'promotion_not_applicable' || typeof promotionCode !== 'string') break;
    why.set(promotionCode, reason as NotApplicableReason);
  }
  const priced = priceOrder({ ...plainOrder(lines, { amount: 0, freeFrom: null }), credits });
  return { priced, promotions: [], codes: told(), method: null, methods, freeFrom: null };
}
