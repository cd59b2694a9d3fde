/** The one way from pieces to what an order of them costs: for bags, previews and orders alike. */
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import {
  choosePromotions,
  type OfferedPromotion,
  type PromotionNotApplicable,
} from '#domain/order/price/choose-promotions.ts';
import { codeWords } from '#domain/order/price/code-words.ts';
import type { Credit, OrderToPrice, PricedOrder } from '#domain/order/price/order-to-price.ts';
import { priceOrder } from '#domain/order/price/price-order.ts';
import type { Promotion } from '#domain/order/price/promotion.ts';
import { freeForSure } from '#domain/tariff/public-delivery.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import {
  chooseMethod,
  isIn,
  isPickUp,
  type ShippingRate,
  shippingMethods,
  zoneOf,
} from '#domain/tariff/shipping-methods.ts';
import { type Destination, ratesFor, taxCountry } from '#domain/tariff/tax-rates.ts';
import { type TaxTreatment, taxTreatment, vatTakenOff } from '#domain/tariff/tax-treatment.ts';
import { AccessProblem } from '#server/web/problem.ts';
import type { OrderTerms } from './order-terms.ts';

export interface Basket {
  lines: readonly { sku: string; variantId: string; quantity: number; unitAmount: number }[];
  currency: string;
  destination: Destination;
  shippingMethod: string | undefined;
  automatic: readonly OfferedPromotion[];
  /** What was typed; null: no such code. */
  asked: readonly { code: string; offered: OfferedPromotion | null }[];
  credits: readonly Credit[];
  /** A VAT number VIES says is valid; null: there is none. */
  validVatNumber?: string | null;
}

export interface PricedBasket {
  priced: PricedOrder;
  /** With `vatTakenOff`, if the buyer owes the VAT themselves. */
  promotions: Pick<Promotion, 'id' | 'title' | 'code'>[];
  /** Null: nothing is to be sent. */
  method: ShippingRate | null;
  methods: ShippingRate[];
  /** What the cheapest way that is sent would cost; null: no less than the chosen one. */
  standardShippingAmount: number | null;
  /** What the pieces come to from which delivery is free, by the way that was asked for or else by any that is sent; null: never. */
  freeFrom: number | null;
  pricesInclude: boolean;
  /** Whose tax it is, by ISO 3166 code. */
  taxCountry: string;
  tax: TaxTreatment;
}

/**
 * Refuses `promotion_not_applicable` with its `reason`, and `not_deliverable`.
 * @throws AccessProblem `invalid` for a way of delivery that there isn't
 */
export function priceBasket(basket: Basket, terms: OrderTerms): Decision<PricedBasket, Problem> {
  const { currency, destination } = basket;
  const lines = basket.lines.map(({ variantId, ...line }) => {
    const facts = terms.facts.get(variantId);
    return { ...line, taxClass: facts?.taxClass ?? standardTaxClass, collections: facts?.collections ?? [] };
  });
  const itemsAmount = lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  const methods = methodsFor(basket, terms);
  const method = chooseMethod(methods, { asked: basket.shippingMethod, itemsAmount });
  if (!method && lines.length > 0) return refuseDelivery(basket, methods);
  const { validVatNumber = null } = basket;
  const today = terms.now.toISOString().slice(0, 10);
  const tax = taxTreatment(terms.taxes, { destination, validVatNumber, today });
  const order: OrderToPrice = {
    lines,
    promotions: [],
    shipping: method ?? { amount: 0, freeFrom: null },
    rates: ratesFor(terms.taxes, destination),
    pricesInclude: terms.taxes.pricesInclude,
    reverseCharge: tax.kind === 'reverse_charge',
    credits: basket.credits,
  };
  const chosen = choosePromotions({
    lines,
    currency,
    now: terms.now.getTime(),
    automatic: basket.automatic,
    asked: basket.asked,
    totalWith: (promotions) => priceOrder({ ...order, promotions }).totalAmount,
  });
  if (!chosen.ok) return refuse(notApplicable(chosen.refusal, currency));
  const priced = priceOrder({ ...order, promotions: chosen.value });
  const standardAmount = (): number | null => {
    const cheapest = chooseMethod(methods, { asked: undefined, itemsAmount });
    if (!method || !cheapest || isPickUp(method) || cheapest === method) return null;
    const { shippingAmount } = priceOrder({ ...order, shipping: cheapest, promotions: chosen.value });
    return shippingAmount < priced.shippingAmount ? shippingAmount : null;
  };
  const isTakenOff = priced.adjustments.some(({ promotionId }) => promotionId === vatTakenOff.id);
  const promotions = [...chosen.value, ...(isTakenOff ? [vatTakenOff] : [])];
  const { pricesInclude } = terms.taxes;
  return accept({
    priced,
    promotions,
    method,
    methods,
    standardShippingAmount: standardAmount(),
    freeFrom: freeFromFor(basket, terms),
    pricesInclude,
    taxCountry: taxCountry(terms.taxes, destination),
    tax,
  });
}

/** The ways in which these pieces can be sent there. */
export function methodsFor(
  { lines, destination, currency }: Pick<Basket, 'lines' | 'destination' | 'currency'>,
  { zones, facts }: OrderTerms,
): ShippingRate[] {
  return shippingMethods(zones, { destination, weightGrams: weightOf(lines, facts), currency });
}

const weightOf = (lines: Basket['lines'], facts: OrderTerms['facts']): number =>
  lines.reduce((sum, { variantId, quantity }) => sum + quantity * (facts.get(variantId)?.weightGrams ?? 0), 0);

/** Also when more pieces make the parcel heavier. */
function freeFromFor({ lines, destination, currency, shippingMethod }: Basket, { zones, facts }: OrderTerms) {
  const rates = (zoneOf(zones, destination)?.rates ?? []).filter(
    (rate) => isIn(rate, currency) && (shippingMethod === undefined ? !isPickUp(rate) : rate.method === shippingMethod),
  );
  return freeForSure([rates], weightOf(lines, facts));
}

function refuseDelivery(
  { shippingMethod, destination }: Basket,
  methods: readonly ShippingRate[],
): Decision<never, Problem> {
  if (shippingMethod !== undefined && methods.length > 0) {
    const known = methods.map(({ method }) => method).join(', ');
    throw new AccessProblem(
      'invalid',
      `shippingMethod: there is no ${shippingMethod} for this order. There is: ${known}.`,
      {
        field: 'shippingMethod',
      },
    );
  }
  return refuse({
    code: 'not_deliverable',
    message: `We can’t send this order to ${destination.country}. Nothing was charged. Choose another address or remove some pieces.`,
    country: destination.country,
  });
}

const notApplicable = (
  { reason, promotionCode, minimumAmount }: PromotionNotApplicable,
  currency: string,
): Problem => ({
  code: 'promotion_not_applicable',
  message: `${promotionCode}: ${codeWords[reason]} Nothing was ordered. Take the code off, or use another.`,
  reason,
  promotionCode,
  ...(minimumAmount === undefined ? {} : { minimumAmount, currency }),
});
