import { type Address, addressSchema } from '#contract/address.ts';
import type { Checkout } from '#contract/checkout.ts';

/** The delivery address in a checkout form, and nothing else of it. */
export const addressOf = (checkout: Checkout): Address => addressSchema.parse(checkout);
