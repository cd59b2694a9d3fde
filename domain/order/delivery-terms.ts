/** Amounts are integer minor units. */

export const flatShippingAmount = 900;
/** In the bag, from which delivery is free. */
export const freeShippingFrom = 15_000;

/** Working days from the order to the door. */
export const deliveryDays = { least: 3, most: 5 } as const;

export const shippingFor = (itemsAmount: number): number => (itemsAmount >= freeShippingFrom ? 0 : flatShippingAmount);
