/** What an order costs. Amounts are integer minor units; prices include VAT, so tax adds nothing. */
import { shippingFor } from './delivery-terms.ts';

export interface PricedLine {
  quantity: number;
  unitAmount: number;
}

export interface OrderTotals {
  itemsAmount: number;
  shippingAmount: number;
  taxAmount: number;
  /** Always the sum of the three. */
  totalAmount: number;
}

/** Adds lines up; none cost nothing. @param shippingAmount a lot's own delivery cost, in place of the shop's tariff */
export function priceOrder(lines: readonly PricedLine[], shippingAmount?: number): OrderTotals {
  const itemsAmount = lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);
  const shipping = lines.length === 0 ? 0 : (shippingAmount ?? shippingFor(itemsAmount));
  return { itemsAmount, shippingAmount: shipping, taxAmount: 0, totalAmount: itemsAmount + shipping };
}
