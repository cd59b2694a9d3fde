import { orderExtrasSchema } from '#contract/checkout/create-order.ts';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { saveAddress } from '#server/account/address-book/save-address.ts';
import { placeTogether } from '#server/checkout/place-together.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { payPlaced } from '#server/order/payment/pay-placed.ts';
import { meansOfPayment } from '#server/payment/offered-providers.ts';
import type { Actor } from '#server/session/actor.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { demandOf } from '#server/stock/reserve.ts';
import { saveWish } from '#server/wish-list/save-wish.ts';

const email = 'shopper@demo.marketday';
const house: Actor = { kind: 'key', name: 'seed', scopes: ['*'] };
const home = { name: 'Ada Shopper', line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' };
const wished = ['nesting-bowls', 'cobalt-leaf-pitcher', 'smoke-glass-tumblers'];

const hour = 3_600_000;
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();

/** Carriers ring in the daytime, whenever the shop was started. */
function atHour(daysAgo: number, utcHour: number): string {
  const day = new Date(Date.now() - daysAgo * 24 * hour);
  day.setUTCHours(utcHour, 0, 0, 0);
  return day.toISOString();
}

interface Past {
  key: string;
  daysAgo: number;
  /** A piece's address: its first version is bought. */
  slug: string;
  events: () => TrackingEventInput[];
}

const barcelona = { city: 'Barcelona', country: 'ES', lat: 41.39, lng: 2.17 };
const toulouse = { city: 'Toulouse', country: 'FR', lat: 43.6, lng: 1.44 };
const lyon = { city: 'Lyon', country: 'FR', lat: 45.76, lng: 4.84 };

const past: readonly Past[] = [
  {
    key: 'delivered',
    daysAgo: 26,
    slug: 'espresso-cup-and-saucer',
    events: () => [
      { status: 'picked_up', occurredAt: atHour(25, 16), location: barcelona },
      { status: 'in_transit', occurredAt: atHour(24, 4), location: toulouse },
      { status: 'out_for_delivery', occurredAt: atHour(23, 7), location: lyon },
      { status: 'delivered', occurredAt: atHour(23, 11), location: lyon },
    ],
  },
  {
    key: 'travelling',
    daysAgo: 2,
    slug: 'basalt-candle-holder',
    events: () => [
      { status: 'picked_up', occurredAt: hoursAgo(20), location: barcelona },
      {
        status: 'in_transit',
        occurredAt: hoursAgo(5),
        location: toulouse,
        eta: atHour(-1, 10),
      },
    ],
  },
];

/** What the demo's shopper has bought, saved and written down, by the commands that everyone's go through. Safe to repeat. */
export async function seedPast(): Promise<void> {
  const person = await database().person.findFirst({ where: { user: { email } }, select: { id: true } });
  if (!person) return;
  await saveAddress(person.id, { label: 'Home', ...home, first: 'yes' });
  for (const slug of wished) {
    const product = await database().product.findUnique({ where: { slug }, select: { id: true } });
    if (product) await saveWish(person.id, { productId: product.id, saved: 'yes' });
  }
  for (const one of past) await buy(person.id, one);
}

async function buy(personId: string, { key, daysAgo, slug, events }: Past): Promise<void> {
  const [piece] = await readRows<{ sku: string }>`
    SELECT sku FROM variant JOIN product ON product.id = product_id WHERE slug = ${slug}
    ORDER BY variant.position, variant.id LIMIT 1`;
  // Whoever has changed the catalogue may have none of it.
  if (!piece) return;
  const lines = [{ sku: piece.sku, quantity: 1 }];
  const placed = await placeTogether({
    source: 'api',
    email,
    shippingAddress: home,
    buyer: { billingAddress: null, company: null, vatNumber: null, phone: null },
    placedBy: 'key:seed',
    payment: meansOfPayment('test', 'tok_mastercard'),
    placeKey: `seed-past-${key}`,
    personId,
    demand: demandOf(lines),
    numbers: [],
    extras: orderExtrasSchema.parse({}),
  });
  if (!placed.ok) return;
  const paid = await payPlaced(placed.value);
  if (!paid.ok) return;
  const { publicId } = paid.value;
  const parcel = await createShipment(publicId, {
    actor: house,
    carrier: 'DHL',
    trackingNumber: `DEMO-${key.toUpperCase()}`,
  });
  if (parcel.ok) await recordTrackingEvent(parcel.value.id, events());
  await tellAsOf(publicId, personId, daysAgo);
}

/** It was placed so many days ago: nobody is told about it, and today's figures don't count it. */
const tellAsOf = (publicId: string, personId: string, daysAgo: number): Promise<void> =>
  transaction(async (tx) => {
    const { id } = await tx.order.findUniqueOrThrow({ where: { publicId }, select: { id: true } });
    await tx.$executeRaw`
      UPDATE orders SET placed_at = placed_at - make_interval(days => ${daysAgo}::int),
        paid_at = paid_at - make_interval(days => ${daysAgo}::int)
      WHERE id = ${id} AND placed_at > clock_timestamp() - interval '1 day'`;
    await tx.$executeRaw`
      UPDATE order_line SET sold_at = sold_at - make_interval(days => ${daysAgo}::int)
      WHERE order_id = ${id} AND sold_at > clock_timestamp() - interval '1 day'`;
    await tx.$executeRaw`
      UPDATE order_event SET at = at - make_interval(days => ${daysAgo}::int)
      WHERE order_id = ${id} AND at > clock_timestamp() - interval '1 day'`;
    // The days to send it back count from its delivery.
    await tx.$executeRaw`
      UPDATE orders SET completes_at = completes_at - (clock_timestamp() - delivered.at)
      FROM (SELECT max(occurred_at) AS at FROM tracking_event JOIN shipment ON shipment.id = shipment_id
        WHERE order_id = ${id} AND tracking_event.status = 'delivered') AS delivered
      WHERE id = ${id} AND delivered.at IS NOT NULL`;
    await tx.reviewRequest.deleteMany({ where: { orderId: id } });
    await tx.notice.deleteMany({ where: { personId } });
    await tx.email.deleteMany({ where: { recipient: email, status: 'queued' } });
  });
