import type { AddressTyped } from '#domain/address/address-form.ts';

/** The address an order is sent and billed to, and the email that is told about it. */
export interface OrderDetails {
  email: string;
  shippingAddress: AddressTyped | null;
  phone: string | null;
  company: string | null;
  vatNumber: string | null;
  billingAddress: AddressTyped | null;
}

/** Tells whether both say the same: an address's capital letters, and parts that are empty or left out, make no difference. */
export function sameDetails(a: OrderDetails, b: OrderDetails): boolean {
  return (
    a.email.toLowerCase() === b.email.toLowerCase() &&
    a.phone === b.phone &&
    a.company === b.company &&
    a.vatNumber === b.vatNumber &&
    sameAddress(a.shippingAddress, b.shippingAddress) &&
    sameAddress(a.billingAddress, b.billingAddress)
  );
}

const parts = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;

function sameAddress(a: AddressTyped | null, b: AddressTyped | null): boolean {
  if (a === null || b === null) return a === b;
  return parts.every((part) => (a[part] ?? '') === (b[part] ?? ''));
}
