import { type Address, addressSchema } from '#contract/address.ts';
import type { Checkout } from '#contract/checkout.ts';

export const addressOf = (checkout: Checkout): Address => addressSchema.parse(checkout);
