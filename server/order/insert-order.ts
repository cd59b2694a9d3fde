import { randomBytes } from 'node:crypto';
import type { Address } from '#contract/address.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import type { OrderTotals } from '#domain/order/order-totals.ts';
import type { Tx } from '#server/database/database.ts';
import type { OrderActor } from './order-actor.ts';

export interface OrderLineDraft {
  variantId: string;
  sku: string;
  title: string;
  slug: string;
  imageFile: string | null;
  quantity: number;
  unitAmount: number;
}

export interface OrderDraft {
  personId: string;
  source: 'shop' | 'api';
  placeKey: string | null;
  actor: OrderActor;
  email: string;
  currency: string;
  lines: readonly OrderLineDraft[];
  totals: OrderTotals;
  shippingAddress: Address;
  /** Unpaid by then, it is cancelled. */
  payBy: Date;
}

/** The address of an order's page: 128 random bits. */
export const newPublicId = (): string => randomBytes(16).toString('base64url');

/** Writes a placed order. Its money is fixed from here on: the database refuses to change it. */
export async function insertOrder(tx: Tx, draft: OrderDraft): Promise<{ id: string; number: string }> {
  const { lines, totals, actor, shippingAddress, ...fields } = draft;
  const { id, number } = await tx.order.create({
    data: {
      ...fields,
      ...totals,
      publicId: newPublicId(),
      status: 'placed',
      shippingAddress: { ...shippingAddress },
      lines: { create: lines.map((line, position) => ({ ...line, position })) },
      events: { create: { kind: 'placed', actor: actor.name } },
    },
    select: { id: true, number: true },
  });
  return { id, number: orderNumber(number) };
}
