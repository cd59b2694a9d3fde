import { randomUUID } from 'node:crypto';
import type { Checkout } from '#contract/checkout/checkout.ts';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import type { RequestReturn } from '#contract/return/return.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { database } from '../engine/database/database.ts';
import { linkCookieName, linkSecret, newOrderLink } from '../order/link/order-link.ts';
import { requestReturn } from '../return/request-return.ts';
import type { ReturnKey } from '../return/state/lock-return.ts';
import type { Actor } from '../session/actor.ts';
import { createShipment } from '../shipping/create-shipment.ts';
import { recordTrackingEvent } from '../shipping/record-tracking-event.ts';
import { aProduct, shopper } from './factories.ts';

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

/** A paid order of this person's. @returns its public id */
export async function anOrderOf(personId: string): Promise<string> {
  const { sku } = await aProduct({ onHand: 5 });
  const publicId = await aPaidOrder(sku);
  await database().order.update({ where: { publicId }, data: { personId } });
  return publicId;
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

/** A paid order that has left in one parcel and arrived. @returns with the parcel's id */
export async function aDeliveredOrder(sku: string, quantity = 1): Promise<{ publicId: string; shipmentId: string }> {
  const publicId = await aPaidOrder(sku, quantity);
  const parcel = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `D-${randomUUID()}` });
  if (!parcel.ok) throw new Error(parcel.refusal.message);
  await recordTrackingEvent(parcel.value.id, { status: 'delivered', occurredAt: new Date().toISOString() });
  return { publicId, shipmentId: parcel.value.id };
}

/**
 * A lot of €710 that was won and waits an hour to be paid: it has no shelf, and brings its own delivery of €18.
 * @returns its order's id
 */
export async function aWonLot({ personId, email }: { personId: string; email: string }): Promise<string> {
  const publicId = `won-${randomUUID()}`;
  await database().order.create({
    data: {
      publicId,
      personId,
      source: 'auction',
      status: 'placed',
      email,
      currency: 'EUR',
      itemsAmount: 71_000,
      shippingAmount: 1_800,
      taxAmount: 0,
      totalAmount: 72_800,
      payBy: new Date(Date.now() + 3_600_000),
      lines: { create: { sku: 'LOT-15', title: 'Great white moon jar', quantity: 1, unitAmount: 71_000 } },
    },
  });
  return publicId;
}

/** A return of everything in an order, as its customer asks for it. */
export async function aReturn(publicId: string, more: Partial<RequestReturn> = {}): Promise<ReturnKey> {
  const { personId, lines } = await database().order.findUniqueOrThrow({
    where: { publicId },
    include: { lines: true },
  });
  const requested = await requestReturn(publicId, {
    lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity, reason: 'changed_mind' })),
    resolution: 'refund',
    note: '',
    key: randomUUID(),
    photos: [],
    actor: shopper(personId),
    ...more,
  });
  if (!requested.ok) throw new Error(requested.refusal.message);
  return { publicId, returnId: requested.value.id };
}
