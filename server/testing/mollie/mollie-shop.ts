import { randomInt } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { setSettings, settings } from '#server/config/settings.ts';
import { placeApiOrder } from '../../checkout/place-api-order.ts';
import { database } from '../../engine/database/database.ts';
import { askProvider } from '../../order/payment/ask-provider.ts';
import { receiveMollieNews } from '../../payment/webhook/receive-mollie-news.ts';
import { aProduct } from '../factories.ts';
import { anApiOrder } from '../order-factories.ts';
import { paymentReads } from '../payment-reads.ts';
import { MollieStandIn } from './mollie-stand-in.ts';

/** Gives the test file's shop a Mollie of its own. It needs `testDatabase()` before it. */
export function mollieShop(): { mollie: () => MollieStandIn } {
  let standIn: MollieStandIn;
  beforeAll(async () => {
    standIn = await MollieStandIn.start();
    setSettings({ ...settings(), ...standIn.settings, PUBLIC_URL: 'https://shop.example' });
  });
  afterAll(() => standIn.stop());
  return { mollie: () => standIn };
}

/** Mollie's webhook arrives, from any of many addresses. */
export const receiveNews = (ref: string) =>
  receiveMollieNews(`id=${encodeURIComponent(ref)}`, `10.${randomInt(250)}.${randomInt(250)}.1`);

/** The try of a payment that can be paid now; null if there is none. */
export async function openRefOf(mollie: MollieStandIn, paymentId: string): Promise<string | null> {
  const last = await database().mollieTry.findFirst({ where: { paymentId }, orderBy: { n: 'desc' } });
  return last?.ref && mollie.books.payment(last.ref).status === 'open' ? last.ref : null;
}

/** An order of one new piece that waits to be paid by Mollie. */
export async function aMollieOrder(more: Partial<CreateOrder> = {}, onHand = 3) {
  const { sku, variantId } = await aProduct({ onHand });
  const wanted = anApiOrder(sku, { payment: { provider: 'mollie' }, ...more });
  const placed = await placeApiOrder(wanted, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  const { publicId, client } = placed.value;
  const payment = await database().payment.findFirstOrThrow({ where: { order: { publicId } } });
  return { sku, variantId, publicId, client, ref: payment.providerRef ?? '', ...paymentReads(publicId, payment.id) };
}

/** As after the minute in which no webhook came. @param paymentId asked about alone; null: every one that is open */
export async function askMollieNow(paymentId: string | null = null): Promise<void> {
  await database().$executeRaw`
    UPDATE mollie_charge SET ask_at = clock_timestamp() - interval '1 second'
    WHERE ask_at IS NOT NULL AND (payment_id = ${paymentId} OR ${paymentId}::text IS NULL)`;
  await askProvider('mollie').run();
  if (paymentId === null) await askProvider('mollie').run();
}
