import { randomInt, randomUUID } from 'node:crypto';
import { aWhile, forEver } from './pace.ts';
import type { ShopClient } from './shop-client.ts';
import { crowdSends, visitorsTurnMs, type WaitingOrder } from './whose-order.ts';

interface Listed {
  id: string;
  status: string;
  placedAt: string;
}

const journey = [
  { status: 'label_created', message: 'Label printed', city: 'Bruges', country: 'BE' },
  { status: 'picked_up', message: 'Collected from the studio', city: 'Bruges', country: 'BE' },
  { status: 'in_transit', message: 'On its way', city: 'Liège', country: 'BE' },
  { status: 'out_for_delivery', message: 'With the courier' },
  { status: 'delivered', message: 'Handed over at the door' },
];

async function travel(shop: ShopClient, shipmentId: string): Promise<void> {
  for (const { status, message, city, country } of journey) {
    await aWhile(12, 30);
    await shop.api('POST', `/shipments/${shipmentId}/events`, {
      id: randomUUID(),
      status,
      message,
      occurredAt: new Date().toISOString(),
      ...(city ? { location: { city, country } } : {}),
      ...(status === 'delivered' ? { proofOfDelivery: { signedBy: 'M.' } } : {}),
    });
  }
}

/** The oldest order that is the crowd's to send. */
async function nextOrder(shop: ShopClient, own: ReadonlySet<string>): Promise<string | null> {
  const page = await shop.api<{ items: Listed[] }>('GET', '/orders?limit=100');
  const isOld = ({ placedAt }: Listed) => Date.now() - Date.parse(placedAt) >= visitorsTurnMs;
  const candidates = (page?.items ?? []).filter(
    (order) => order.status === 'paid' && (own.has(order.id) || isOld(order)),
  );
  for (const { id } of candidates.reverse()) if (await isOurs(shop, id, own)) return id;
  return null;
}

async function isOurs(shop: ShopClient, id: string, own: ReadonlySet<string>): Promise<boolean> {
  const order = await shop.api<WaitingOrder>('GET', `/orders/${id}`);
  return order !== null && crowdSends(order, own.has(id), Date.now());
}

/**
 * The packer: the crowd's own orders are packed, handed to a carrier, and arrive a few minutes later. A visitor's order
 * waits for the desk (`whose-order`).
 *
 * @param own the orders that the crowd has placed
 */
export const packing = (shop: ShopClient, own: ReadonlySet<string>): Promise<never> =>
  forEver(async () => {
    await aWhile(6, 12);
    const id = await nextOrder(shop, own);
    if (id === null) return;
    await aWhile(10, 25);
    // Somebody at the desk may have begun meanwhile.
    if (!(await isOurs(shop, id, own))) return;
    const shipment = await shop.api<{ id: string }>('POST', `/orders/${id}/shipments`, {
      carrier: 'Demo Post',
      trackingNumber: `DP${randomInt(100_000_000, 999_999_999)}`,
      eta: new Date(Date.now() + 24 * 3600_000).toISOString(),
    });
    if (shipment) void travel(shop, shipment.id).catch(() => {});
  });
