import type { CreateOrder } from '#contract/checkout/create-order.ts';
import type { WriteReview } from '#contract/review/review.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { askQuestion } from '#server/question/ask-question.ts';
import { decideQuestion } from '#server/question/decide-question.ts';
import { decideReview } from '#server/review/decide-review.ts';
import { writeReview } from '#server/review/write-review.ts';
import type { Actor } from '#server/session/actor.ts';
import { personOfReference } from '#server/session/person.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';

const slug = 'cobalt-leaf-pitcher';
const house: Actor = { kind: 'key', name: 'seed', scopes: ['*'] };
const by = 'key:seed';

interface Bought {
  /** Before the shop's first start. */
  daysAgo: number;
  address: CreateOrder['shippingAddress'];
  review: Omit<WriteReview, 'seenVersion' | 'wellPacked'>;
}

const bought: readonly Bought[] = [
  {
    daysAgo: 71,
    address: { name: 'Tomas Lind', line1: 'Odengatan 12', city: 'Stockholm', postalCode: '113 51', country: 'SE' },
    review: {
      body: 'The blue is darker at the foot than in the photograph. I like that they let it run.',
      signature: 'Tomas',
      asDescribed: false,
      smallerThanPictured: false,
    },
  },
  {
    daysAgo: 46,
    address: { name: 'An Peeters', line1: 'Kraanlei 3', city: 'Gent', postalCode: '9000', country: 'BE' },
    review: {
      body: 'One leaf has a pinhole in it. They said so on the page, with a photograph.',
      signature: 'A table in Ghent',
      asDescribed: true,
      smallerThanPictured: false,
    },
  },
  {
    daysAgo: 33,
    address: { name: 'Ines Prat', line1: 'Carrer del Clot 8', city: 'Barcelona', postalCode: '08018', country: 'ES' },
    review: {
      body: 'Smaller in the hand than I pictured, and better for it. The lip pours clean, no drip.',
      signature: 'Ines',
      asDescribed: true,
      smallerThanPictured: true,
    },
  },
];

const asked = [
  { body: 'Is the inside glazed to the bottom?', answer: 'Yes, clear glaze all the way down.' },
  {
    body: 'Would it survive a gas flame?',
    answer: 'No. Stoneware cracks on a direct flame. Warm the milk first.',
  },
];

/** What the demo's buyers wrote, and questions, by the commands that everyone's go through. Safe to repeat. */
export async function seedReviews(): Promise<void> {
  const [piece] = await readRows<{ sku: string; currency: string }>`
    SELECT sku, currency FROM variant JOIN product ON product.id = product_id WHERE slug = ${slug} LIMIT 1`;
  if (!piece) return;
  for (const [place, one] of bought.entries()) await buyAndReview(piece.sku, place, one);
  await seedQuestions();
}

async function buyAndReview(sku: string, place: number, { daysAgo, address, review }: Bought): Promise<void> {
  const placed = await placeApiOrder(
    {
      customer: `seed-buyer-${place}`,
      email: `buyer-${place}@example.com`,
      lines: [{ sku, quantity: 1 }],
      shippingAddress: address,
      payment: { provider: 'test', token: 'tok_visa' },
    },
    { by, placeKey: `seed-review-${place}` },
  );
  // Whoever has changed the catalogue may have none of it.
  if (!placed.ok) return;
  const { publicId } = placed.value;
  await deliver(publicId, { place, daysAgo: daysAgo - travelDays });
  const [line] = await readRows<{ id: string }>`
    SELECT order_line.id FROM order_line JOIN orders ON orders.id = order_id WHERE public_id = ${publicId} AND sku = ${sku}`;
  if (!line) return;
  await writeReview({ publicId, lineId: line.id }, { ...review, wellPacked: true, seenVersion: 0 });
  const [written] = await readRows<{ id: string }>`
    SELECT id FROM review WHERE order_line_id = ${line.id} AND state = 'waiting'`;
  if (written) await decideReview(written.id, { decision: 'show', seenVersion: 1 }, by);
  await tellAsOf(publicId, daysAgo);
}

/** From the order to the door. */
const travelDays = 3;

async function deliver(publicId: string, { place, daysAgo }: { place: number; daysAgo: number }): Promise<void> {
  const trackingNumber = `SEED-REVIEW-${place}`;
  const parcel = await createShipment(publicId, { actor: house, carrier: 'DHL', trackingNumber });
  if (!parcel.ok) return;
  await recordTrackingEvent(parcel.value.id, {
    status: 'delivered',
    occurredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
  });
}

/** It all happened so many days ago: nobody is mailed about it, and today's figures don't count it. */
const tellAsOf = (publicId: string, daysAgo: number): Promise<void> =>
  transaction(async (tx) => {
    const order = await tx.order.findUniqueOrThrow({ where: { publicId }, select: { id: true, email: true } });
    await tx.$executeRaw`
      UPDATE orders SET placed_at = placed_at - make_interval(days => ${daysAgo}::int),
        paid_at = paid_at - make_interval(days => ${daysAgo}::int), completes_at = clock_timestamp()
      WHERE id = ${order.id} AND placed_at > clock_timestamp() - interval '1 day'`;
    await tx.$executeRaw`
      UPDATE order_line SET sold_at = sold_at - make_interval(days => ${daysAgo}::int)
      WHERE order_id = ${order.id} AND sold_at > clock_timestamp() - interval '1 day'`;
    await tx.$executeRaw`
      UPDATE order_event SET at = at - make_interval(days => ${daysAgo}::int)
      WHERE order_id = ${order.id} AND at > clock_timestamp() - interval '1 day'`;
    await tx.$executeRaw`
      UPDATE review SET decided_at = decided_at - make_interval(days => ${daysAgo - 20}::int) FROM order_line
      WHERE order_line.id = order_line_id AND order_id = ${order.id} AND decided_at > clock_timestamp() - interval '1 day'`;
    await tx.reviewRequest.deleteMany({ where: { orderId: order.id } });
    await tx.email.deleteMany({ where: { recipient: order.email, status: 'queued' } });
  });

async function seedQuestions(): Promise<void> {
  for (const [place, { body, answer }] of asked.entries()) {
    const personId = await personOfReference(`seed-asker-${place}`);
    const question = await askQuestion({ personId, email: null, confirmed: true }, { slug, body });
    if (!question.ok) continue;
    await decideQuestion(question.value.id, { decision: 'show', answer, seenVersion: 1 }, by);
  }
}
