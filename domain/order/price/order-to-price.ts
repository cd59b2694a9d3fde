/** The input of `priceOrder` and its answer. Amounts are integer minor units of one currency. */
import type { Promotion } from './promotion.ts';

export interface LineToPrice {
  /** One line each. */
  sku: string;
  quantity: number;
  unitAmount: number;
  taxClass: string;
  /** Slugs of the collections that it is in. */
  collections: readonly string[];
}

export interface OrderToPrice {
  lines: readonly LineToPrice[];
  /** Those that apply, whatever their sequence (`choosePromotions`). */
  promotions: readonly Promotion[];
  /** `freeFrom`: what pieces at their prices must come to so that delivery costs nothing; null: it always costs. */
  shipping: { amount: number; freeFrom: number | null };
  /** Basis points by tax class. Null: the shop states no rate, so no tax is reckoned. */
  rates: ReadonlyMap<string, number> | null;
  /** Tells whether prices, delivery and promotions are meant with their tax in them. */
  pricesInclude: boolean;
  /** The buyer owes the tax themselves: what prices include is taken off, and nothing is added. */
  reverseCharge?: boolean;
  /** Gift cards and store credit in the order in which they pay. */
  credits: readonly Credit[];
}

export interface Credit {
  id: string;
  balance: number;
}

/** `list − off` is the price in the shop's own mode; `net + tax = gross` is what is paid for it. */
export interface PricedPart {
  list: number;
  off: number;
  net: number;
  tax: number;
  gross: number;
}

export interface PricedLine extends PricedPart {
  sku: string;
  /** Null: no rate is stated. */
  basisPoints: number | null;
}

/** The amount one promotion, or the tax the buyer owes themselves (`vatTakenOff`), takes off one line; with a null SKU, off the delivery. */
export interface Adjustment {
  promotionId: string;
  sku: string | null;
  amount: number;
}

export interface TaxGroup {
  basisPoints: number;
  net: number;
  tax: number;
  gross: number;
}

export interface PricedOrder {
  /** In the sequence in which they were given. */
  lines: PricedLine[];
  shipping: PricedPart;
  adjustments: Adjustment[];
  taxes: TaxGroup[];
  itemsAmount: number;
  /** Off the pieces. What is off the delivery isn't in it: `shippingAmount` is without it. */
  discountAmount: number;
  shippingAmount: number;
  /** Added to the prices; nothing where they include it. */
  taxAmount: number;
  /** Always `items − discount + shipping + tax`. */
  totalAmount: number;
  /** The amount each credit pays: a means of payment, so it changes no tax. */
  credits: { id: string; amount: number }[];
  creditAmount: number;
  /** The amount left to pay in another way. */
  toPayAmount: number;
}
