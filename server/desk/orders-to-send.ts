import { mostOrdersAtOnce } from '#contract/order/many-orders.ts';
import { statusesOf } from '#domain/order/order-groups.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { readColumnOr } from '#server/stored/read-column.ts';

export interface OrderToSend {
  publicId: string;
  number: string;
  name: string | null;
  city: string | null;
  shippingTitle: string | null;
}

/**
 * Orders that wait to be sent, the oldest first: those that were ticked, or else all that are packed, as far as they fit
 * one press. @throws AccessProblem for whoever may not
 */
export async function readOrdersToSend(actor: Actor, ticked: readonly string[]): Promise<OrderToSend[]> {
  requireDesk(actor, 'order:read');
  const statuses = ticked.length > 0 ? [...statusesOf.to_pack, ...statusesOf.to_ship] : statusesOf.to_ship;
  const rows = await database().order.findMany({
    where: {
      status: { in: [...statuses] },
      OR: [{ shippingMethod: null }, { shippingMethod: { not: pickUpMethod } }],
      ...(ticked.length > 0 ? { publicId: { in: [...ticked] } } : {}),
    },
    select: { publicId: true, number: true, numberPrefix: true, shippingAddress: true, shippingTitle: true },
    orderBy: [{ placedAt: 'asc' }, { number: 'asc' }],
    take: mostOrdersAtOnce,
  });
  return rows.map(({ publicId, shippingAddress, shippingTitle, ...named }) => {
    const address = readColumnOr('orders.shipping_address', publicId, shippingAddress, null);
    const { name = null, city = null } = address ?? {};
    return { publicId, number: orderNumber(named), name, city, shippingTitle };
  });
}
