import { placeApiOrder } from '../../checkout/place-api-order.ts';
import { database } from '../../engine/database/database.ts';
import { actorOf } from '../../session/actor.ts';
import { anApiOrder } from '../order-factories.ts';
import type { Known } from './values-of.ts';

/** Ids and names of the small shop, by the names that fields and addresses have for them; the orders are the shopper's. */
export async function knownThings(shopperCookie: string): Promise<Known> {
  const shopper = await actorOf(new Headers({ cookie: shopperCookie }));
  const personId = shopper.kind === 'person' ? shopper.personId : '';
  for (let order = 0; order < 2; order++) {
    await placeApiOrder(anApiOrder('salt-bowl-a', { email: 'a@example.com' }), { by: 'key:test', placeKey: null });
  }
  await database().order.updateMany({ data: { personId } });
  const [orders, lots, sales] = await Promise.all([
    database().order.findMany({ include: { lines: true } }),
    database().auction.findMany(),
    database().sale.findMany(),
  ]);
  const publicIds = orders.map(({ publicId }) => publicId);
  return {
    sku: ['salt-bowl-a', 'grey-jug-b'],
    slug: ['salt-bowl', 'moon-jar'],
    id: [...lots.slice(0, 1).map(({ id }) => id), ...sales.map(({ id }) => id), ...publicIds.slice(0, 1)],
    auctionId: lots.map(({ id }) => id),
    saleId: sales.map(({ id }) => id),
    publicId: publicIds,
    order: publicIds,
    number: orders.map(({ number }) => `MD-${number}`),
    lineId: orders.flatMap(({ lines }) => lines.map(({ id }) => id)),
    source: ['easypost', 'shippo', 'aftership', 'standard'],
    collection: ['bone'],
    email: ['a@example.com'],
    topic: [
      ...lots.map(({ id }) => `auction:${id}`),
      ...publicIds.map((id) => `order:${id}`),
      'me',
      'shop',
      'viewers:me',
    ],
    token: ['tok_visa', 'tok_declined'],
    country: ['FR'],
    postalCode: ['69001'],
    currency: ['EUR'],
    max: ['200', '1.234,56'],
    amount: ['200'],
    quantity: ['1'],
    status: ['in_transit'],
  };
}
