import { expect, it } from 'vitest';
import { buyerOf } from '#contract/checkout/buyer.ts';
import { checkoutSchema } from '#contract/checkout/checkout.ts';
import { createOrderSchema } from '#contract/checkout/create-order.ts';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { newOrderLink } from '#server/order/link/order-link.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { sharedOrderTopic } from '#server/order/page/shared-order-view.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aCheckout, anApiOrder } from '#server/testing/order-factories.ts';
import { readCheckoutDefaults } from './checkout-defaults.ts';
import { placeApiOrder } from './place-api-order.ts';
import { placeOrder } from './place-order.ts';

testDatabase();

const billingAddress = {
  name: 'Atelier Renard',
  line1: 'Lange Gasse 8',
  city: 'Wien',
  postalCode: '1080',
  country: 'AT',
};
const billed = { billingAddress, company: 'Renard SARL', vatNumber: 'fr 40 303265045', phone: '06 12 34 56 78' };
const kept = { billingAddress, company: 'Renard SARL', vatNumber: 'FR40303265045', phone: '+33612345678' };
const rowOf = (publicId: string) =>
  database().order.findUniqueOrThrow({ where: { publicId }, include: { invoices: true } });

async function byApi(more: Parameters<typeof anApiOrder>[1]): Promise<string> {
  const { sku } = await aProduct();
  const placed = await placeApiOrder(anApiOrder(sku, more), { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  return placed.value.publicId;
}

it('an order keeps who is billed, and its invoice says it', async () => {
  const { invoices, ...order } = await rowOf(await byApi(billed));
  expect(order).toMatchObject(kept);
  expect(documentContentSchema.parse(invoices[0]?.content).buyer).toMatchObject({
    address: ['Renard SARL', 'Atelier Renard', 'Lange Gasse 8', '1080 Wien', 'Austria'],
    vatId: 'FR40303265045',
    email: order.email,
  });
});

it('without a billing address the bill goes where the order goes, with the company', async () => {
  const publicId = await byApi({ company: 'Renard SARL' });
  const { invoices } = await rowOf(publicId);
  expect(documentContentSchema.parse(invoices[0]?.content).buyer.address).toEqual([
    'Renard SARL',
    'Maud Renard',
    '14 rue des Capucins',
    '69001 Lyon',
    'France',
  ]);
  expect((await readOrderView(publicId))?.data.billing).toEqual({
    addressLines: [],
    company: 'Renard SARL',
    vatNumber: null,
    vatCheck: null,
    vatRefundedAmount: null,
  });
  const plain = await byApi({});
  expect((await readOrderView(plain))?.data).toMatchObject({ billing: null, phone: null });
});

it('the checkout’s form keeps the same, and the next begins with the company', async () => {
  const personId = await aPerson();
  const { sku } = await aProduct({ priceAmount: 20_000 });
  await addToBag(personId, { sku, quantity: 1 });
  const form = aCheckout(20_000, {
    company: billed.company,
    vatNumber: billed.vatNumber,
    phone: billed.phone,
    billing: 'other',
    billingName: billingAddress.name,
    billingLine1: billingAddress.line1,
    billingCity: billingAddress.city,
    billingPostalCode: billingAddress.postalCode,
    billingCountry: billingAddress.country,
  });
  const placed = await placeOrder(personId, checkoutSchema.parse(form));
  if (!placed.ok) throw new Error(placed.refusal.message);
  expect(await rowOf(placed.value.publicId)).toMatchObject(kept);
  expect(buyerOf({ ...form, billing: undefined }).billingAddress).toBeUndefined();
  const { company, vatNumber } = kept;
  expect(await readCheckoutDefaults(shopper(personId))).toMatchObject({ company, vatNumber });
});

it.each([
  [{ vatNumber: 'FR40303265046' }, 'vatNumber'],
  [{ phone: '12' }, 'phone'],
])('I8: %j is refused by its field, and nothing is placed', async (more, field) => {
  const before = await database().order.count();
  await expect(byApi(more)).rejects.toMatchObject({ problem: { code: 'invalid', field, errors: [{ field }] } });
  expect(await database().order.count()).toBe(before);
});

it('says which part of a billing address is missing', () => {
  const found = (form: object) => checkoutSchema.safeParse(form).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const form = { ...aCheckout(100), billing: 'other', billingCountry: 'US', billingName: 'A', billingCity: 'Austin' };
  expect(found(form).sort()).toEqual(['billingLine1', 'billingPostalCode', 'billingRegion']);
  expect(found({ ...form, billing: undefined })).toEqual([]);
  const order = { ...anApiOrder('X'), billingAddress: { ...billingAddress, postalCode: '' } };
  expect(createOrderSchema.safeParse(order).error?.issues[0]?.path).toEqual(['billingAddress', 'postalCode']);
});

it('I7: a shared page says nothing of it', async () => {
  const publicId = await byApi(billed);
  const { id } = await rowOf(publicId);
  const linkId = await newOrderLink(database(), id, 'shared');
  const views = await sharedOrderTopic.read(database(), [linkId]);
  expect(views.get(linkId)?.data).toMatchObject({ city: 'Lyon' });
  expect(JSON.stringify([...views])).not.toMatch(/Renard|FR403|\+336|Gasse/);
});
