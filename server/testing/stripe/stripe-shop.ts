import { afterAll, beforeAll } from 'vitest';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { setSettings, settings } from '#server/config/settings.ts';
import { placeApiOrder } from '../../checkout/place-api-order.ts';
import { database } from '../../engine/database/database.ts';
import { askProvider } from '../../order/payment/ask-provider.ts';
import { receiveStripeEvent } from '../../payment/webhook/receive-stripe-event.ts';
import { aProduct } from '../factories.ts';
import { anApiOrder } from '../order-factories.ts';
import { paymentReads } from '../payment-reads.ts';
import type { StandInEvent } from './stripe-books.ts';
import { StripeStandIn, signedEvent } from './stripe-stand-in.ts';

/** Gives the test file's shop a Stripe of its own. It needs `testDatabase()` before it. */
export function stripeShop(): { stripe: () => StripeStandIn } {
  let standIn: StripeStandIn;
  beforeAll(async () => {
    standIn = await StripeStandIn.start();
    setSettings({ ...settings(), ...standIn.settings });
  });
  afterAll(() => standIn.stop());
  return { stripe: () => standIn };
}

/** Stripe's webhook arrives. */
export function receive(event: StandInEvent, signing: Parameters<typeof signedEvent>[1] = {}) {
  const { body, headers } = signedEvent(event, signing);
  return receiveStripeEvent(Buffer.from(body), headers['stripe-signature'] ?? null);
}

/** What Stripe has to tell of an intent since it was last asked. @throws Error if it has nothing of the kind */
export function theEvent(stripe: StripeStandIn, type: string, intent: string): StandInEvent {
  const event = stripe
    .takeEvents()
    .find((one) => one.type === type && (one.data.object as { id: string }).id === intent);
  if (!event) throw new Error(`Stripe has no ${type} to tell.`);
  return event;
}

/** An order of one new piece that waits to be paid by Stripe. */
export async function aStripeOrder(more: Partial<CreateOrder> = {}, onHand = 3) {
  const { sku, variantId } = await aProduct({ onHand });
  const wanted = anApiOrder(sku, { payment: { provider: 'stripe' }, ...more });
  const placed = await placeApiOrder(wanted, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  const { publicId, client } = placed.value;
  const payment = await database().payment.findFirstOrThrow({ where: { order: { publicId } } });
  return { sku, variantId, publicId, client, intent: payment.providerRef ?? '', ...paymentReads(publicId, payment.id) };
}

/** As after the minute in which no webhook came. @param paymentId asked about alone; left out: every one that is open */
export async function askNow(paymentId: string | null = null): Promise<void> {
  await database().$executeRaw`
    UPDATE stripe_charge SET ask_at = clock_timestamp() - interval '1 second'
    WHERE ask_at IS NOT NULL AND (payment_id = ${paymentId} OR ${paymentId}::text IS NULL)`;
  await askProvider('stripe').run();
}
