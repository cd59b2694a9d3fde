import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { sendStepUpCode } from '#server/order/access/send-step-up-code.ts';
import { linkCookieName } from '#server/order/link/order-link.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { aCheckout, aKeyTo, aWonLot, codeFromMail } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { checkoutRoutes } from './checkout-routes.ts';

const checkout = handlerOf(checkoutRoutes, 'POST /checkout');

testDatabase();

/** A lot that was won and waits to be paid, its winner, and whoever came by its link. */
async function aLotByLink() {
  const winner = await aSession('shopper');
  const publicId = await aWonLot(winner);
  const order = () =>
    database().order.findUniqueOrThrow({
      where: { publicId },
      select: { status: true, email: true, shippingAddress: true, phone: true, payments: { select: { status: true } } },
    });
  return { publicId, winner, order, bearer: `${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}` };
}

async function pay(publicId: string, headers: Record<string, string>, fields: object = {}) {
  const response = await checkout(
    new Request('http://shop.test/api/checkout', {
      method: 'POST',
      headers: { host: 'shop.test', origin: 'http://shop.test', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...flat(aCheckout(72_800)), order: publicId, ...fields }),
    }),
  );
  return { status: response.status, body: await response.json() };
}
const flat = ({ promotionCodes: _none, ...fields }: ReturnType<typeof aCheckout>) => fields;
const thiefs = { email: 'thief@example.com', line1: 'Thief Road 13', token: 'tok_declined' };

it('whoever has only the link changes neither address nor email of a lot that waits to be paid, and gets no codes', async () => {
  const { publicId, order, bearer, winner } = await aLotByLink();
  const before = await order();
  for (const code of [undefined, '000000']) {
    const refused = await pay(publicId, { cookie: bearer }, { ...thiefs, ...(code && { code }) });
    expect(refused).toMatchObject({ status: 403, body: { code: code ? 'step_up_failed' : 'step_up_required' } });
    expect(await order()).toEqual(before);
  }
  await sendStepUpCode(publicId);
  expect(await codeFromMail('thief@example.com')).toBe('');
  expect(await codeFromMail(winner.email)).toMatch(/^\d{6}$/);
});

it('a key of the API changes nothing there either', async () => {
  const { publicId, order } = await aLotByLink();
  const before = await order();
  expect((await pay(publicId, { authorization: `Bearer ${testApiKey}` }, thiefs)).status).toBeGreaterThanOrEqual(400);
  expect(await order()).toEqual(before);
});

it('with the code from our mail they pay, also with another card once one was declined', async () => {
  const { publicId, winner, order, bearer } = await aLotByLink();
  await sendStepUpCode(publicId);
  const fields = { email: winner.email, code: await codeFromMail(winner.email) };
  expect(await pay(publicId, { cookie: bearer }, { ...fields, token: 'tok_declined' })).toMatchObject({
    body: { code: 'payment_declined' },
  });
  const again = await pay(publicId, { cookie: bearer }, { email: winner.email });
  expect(again).toMatchObject({ status: 200 });
  expect(await order()).toMatchObject({ status: 'paid', email: winner.email, shippingAddress: { city: 'Lyon' } });
});

it('its winner says where it goes without a code', async () => {
  const { publicId, winner, order } = await aLotByLink();
  expect(await pay(publicId, { cookie: winner.cookie })).toMatchObject({ status: 200 });
  expect(await order()).toMatchObject({ status: 'paid', email: 'maud.renard@example.com' });
});
