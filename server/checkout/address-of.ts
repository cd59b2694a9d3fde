import { type Address, addressSchema } from '#contract/address/address.ts';
import type { Checkout } from '#contract/checkout/checkout.ts';

export const addressOf = (checkout: Checkout): Address => addressSchema.parse(checkout);
