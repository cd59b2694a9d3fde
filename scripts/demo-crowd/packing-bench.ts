import { randomInt, randomUUID } from 'node:crypto';
import { aWhile, forEver } from './pace.ts';
import type { ShopClient } from './shop-client.ts';

interface Order {
  id: string;
  status: string;
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

/** The bench: what is paid is packed, handed to a carrier, and arrives a few minutes later. */
export const packing = (shop: ShopClient): Promise<never> => {
  const seen = new Set<string>();
  return forEver(async () => {
    await aWhile(6, 12);
    const page = await shop.api<{ items: Order[] }>('GET', '/orders?limit=50');
    const order = page?.items
      .filter(({ status }) => status === 'paid' || status === 'packed')
      .find(({ id }) => !seen.has(id));
    if (!order) return;
    seen.add(order.id);
    await aWhile(10, 25);
    const shipment = await shop.api<{ id: string }>('POST', `/orders/${order.id}/shipments`, {
      carrier: 'Demo Post',
      trackingNumber: `DP${randomInt(100_000_000, 999_999_999)}`,
      eta: new Date(Date.now() + 24 * 3600_000).toISOString(),
    });
    if (shipment) void travel(shop, shipment.id).catch(() => {});
  });
};
