import { randomUUID } from 'node:crypto';
import type { Checkout, CreateOrder } from '#contract/order.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import type { Actor } from '../session/actor.ts';

export const anAddress = {
  name: 'Maud Renard',
  line1: '14 rue des Capucins',
  city: 'Lyon',
  postalCode: '69001',
  country: 'FR',
};

/** A filled-in checkout. @param seenTotalAmount what the shopper saw, minor units */
export const aCheckout = (seenTotalAmount: number, more: Partial<Checkout> = {}): Checkout => ({
  email: 'maud.renard@example.com',
  ...anAddress,
  token: 'tok_visa',
  seenTotalAmount,
  placeKey: randomUUID(),
  ...more,
});

export const anApiOrder = (sku: string, more: Partial<CreateOrder> = {}): CreateOrder => ({
  email: 'maud.renard@example.com',
  lines: [{ sku, quantity: 1 }],
  shippingAddress: anAddress,
  payment: { provider: 'test', token: 'tok_visa' },
  ...more,
});

export const aKey: Actor = { kind: 'key', name: 'test', scopes: ['*'] };

/** A paid order of one or more pieces. @returns its public id */
export async function aPaidOrder(sku: string, quantity = 1): Promise<string> {
  const placed = await placeApiOrder(anApiOrder(sku, { lines: [{ sku, quantity }] }), {
    by: 'key:test',
    placeKey: null,
  });
  if (!placed.ok) throw new Error(placed.refusal.message);
  return placed.value.publicId;
}
