/** Orders that were charged VAT while VIES was away, and the desk that refunds it. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import type { refundVat } from '#server/return/vat/refund-vat.ts';
import type { Actor } from '#server/session/actor.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { forgetFailures } from '#server/vat-number/ask-vies.ts';
import { anAccount, aProduct, shopper } from './factories.ts';
import { anAddress, anApiOrder } from './order-factories.ts';
import { testSettings } from './settings.ts';
import { startVies } from './vies.ts';

/** A French company’s number, which VIES confirms. */
export const french = 'FR40303265045';
export let vies: Awaited<ReturnType<typeof startVies>>;
export let ada: Actor;

/** A Spanish shop that charges VAT where the goods go, before each test. */
export function vatShop(): void {
  beforeAll(async () => {
    vies = await startVies();
    setSettings({ ...testSettings(), STAND_INS: { vies: vies.url } });
    await database().taxRate.deleteMany();
    await database().taxRate.createMany({
      data: [
        { country: 'FR', class: 'standard', basisPoints: 2_000, validFrom: new Date('2020-01-01') },
        { country: 'ES', class: 'standard', basisPoints: 2_100, validFrom: new Date('2020-01-01') },
      ],
    });
    await saveShop({ vatId: 'ES B12345674', country: 'ES' });
    ada = await aMerchant();
  });
  afterAll(() => vies.stop());
  beforeEach(async () => {
    vies.valid.clear();
    vies.valid.add(french);
    await viesIs('answers');
    await database().taxSettings.updateMany({ data: { rule: 'destination', pricesInclude: true } });
  });
}

export async function viesIs(state: Parameters<typeof vies.be>[0]): Promise<void> {
  vies.be(state);
  forgetFailures();
  await database().vatCheck.deleteMany();
}

/** Two pieces of €60 with €9 delivery to France, ordered while VIES was away, unless it says otherwise. */
export async function aVatOrder({
  priceAmount = 6_000,
  quantity = 2,
  ...more
}: Partial<CreateOrder> & { priceAmount?: number; quantity?: number } = {}) {
  await viesIs('country_away');
  const { sku } = await aProduct({ onHand: 20, priceAmount });
  const wanted = anApiOrder(sku, {
    lines: [{ sku, quantity }],
    shippingAddress: anAddress,
    vatNumber: french,
    ...more,
  });
  const placed = await placeApiOrder(wanted, { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  await viesIs('answers');
  return { sku, publicId: placed.value.publicId };
}
export const aMerchant = async (): Promise<Actor> => shopper((await anAccount()).personId, 'owner');
export const documentsOf = async (publicId: string): Promise<DocumentContent[]> => {
  const rows = await database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
  return rows.map(({ content }) => documentContentSchema.parse(content));
};
export const refundsOf = (publicId: string) =>
  database().refund.findMany({ where: { order: { publicId } }, orderBy: { id: 'asc' } });
export const messageOf = async (asked: ReturnType<typeof refundVat>): Promise<string> => {
  const answer = await asked;
  if (answer.ok) throw new Error('It was refunded.');
  return answer.refusal.message;
};
