import { randomUUID } from 'node:crypto';
import type { Checkout, CreateOrder } from '#contract/order.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { database } from '../database/database.ts';
import { linkCookieName, linkSecret, newOrderLink } from '../order/order-link.ts';
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

/** The key of a new link that opens an order. */
export async function aKeyTo(publicId: string): Promise<string> {
  const { id } = await database().order.findUniqueOrThrow({ where: { publicId }, select: { id: true } });
  return linkSecret(await newOrderLink(database(), id, 'owner'));
}

/** Whoever came by the link of an order: nobody else is known of them. */
export async function aBearer(publicId: string) {
  const cookies = new Map([[linkCookieName('owner', publicId), await aKeyTo(publicId)]]);
  return { actor: { kind: 'nobody' } as const, cookies, headers: new Headers() };
}

/** The code of the newest mail that carries one. */
export async function codeFromMail(recipient = 'maud.renard@example.com'): Promise<string> {
  const mail = await database().email.findFirst({
    where: { recipient, subject: { contains: 'is your code' } },
    orderBy: { createdAt: 'desc' },
  });
  return /^\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
}
