/** What an order costs. Amounts are integer minor units; prices include VAT, so tax adds nothing. */

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

/** Delivery at home, wrapped by hand. */
export const flatShippingAmount = 900;
/** From this much in the bag on, delivery is on the house. */
export const freeShippingFrom = 15_000;

/** Working days from the order to the door. */
export const deliveryDays = { least: 3, most: 5 } as const;

export const shippingFor = (itemsAmount: number): number => (itemsAmount >= freeShippingFrom ? 0 : flatShippingAmount);

/**
 * @param shippingAmount what delivery costs where it isn't the shop's own tariff: a lot brings its own
 */
export function orderTotals(lines: readonly PricedLine[], shippingAmount?: number): OrderTotals {
  const itemsAmount = lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);
  const shipping = shippingAmount ?? shippingFor(itemsAmount);
  return { itemsAmount, shippingAmount: shipping, taxAmount: 0, totalAmount: itemsAmount + shipping };
}
