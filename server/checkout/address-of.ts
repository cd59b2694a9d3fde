import { type Address, addressSchema, type Checkout } from '#contract/order.ts';

/** The delivery address in a checkout form, and nothing else of it. */
export const addressOf = (checkout: Checkout): Address => addressSchema.parse(checkout);
