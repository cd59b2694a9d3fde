import { type Address, addressSchema } from '#contract/account/address.ts';
import type { Checkout } from '#contract/checkout/checkout.ts';

export const addressOf = (checkout: Checkout): Address => addressSchema.parse(checkout);
