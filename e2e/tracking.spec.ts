import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { violationsOn } from './axe.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { amid } from './plain/html-page.ts';
import { carrierSecret } from './shop-server.ts';

const sku = 'EVERYDAY-MUG-OATMEAL';
const orderOf = (quantity: number) => ({
  email: 'maud@example.com',
  lines: [{ sku, quantity }],
  shippingAddress: {
    name: 'Maud Renard',
    line1: '14 rue des Capucins',
    city: 'Lyon',
    postalCode: '69001',
    country: 'FR',
  },
  payment: { provider: 'test', token: 'tok_visa' },
});
interface Placed {
  id: string;
  number: string;
  trackUrl: string;
}

/** A carrier tells, signed as Standard Webhooks says. @returns the shop's answer */
async function carrierTells(shopUrl: string, message: object, id: string = randomUUID()): Promise<number> {
  const body = JSON.stringify(message);
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(carrierSecret).sign(id, at, body),
  };
  return (await fetch(`${shopUrl}/api/webhooks/standard`, { method: 'POST', headers, body })).status;
}
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const vitoria = { city: 'Vitoria', country: 'ES', lat: 42.85, lng: -2.67 };
const lyon = { city: 'Lyon', country: 'FR', lat: 45.76, lng: 4.84 };

test('a customer follows two parcels through a delay and a failed attempt to their door, live', async ({
  person,
  api,
  shop,
}) => {
  const { id, number, trackUrl } = await api<Placed>('POST', '/orders', orderOf(2));
  const [customer, merchant] = [await person(), await person({ signedInAs: 'merchant' })];
  const { pathname, search } = new URL(trackUrl);
  await customer.goto(pathname + search);
  await customer.waitForURL(`**/orders/${id}`);
  await untilLive(customer);
  const [late, tried] = [`JD-${randomUUID()}`, `GLS-${randomUUID()}`];
  const lines = [{ sku, quantity: 1 }];
  await api('POST', `/orders/${id}/shipments`, { carrier: 'DHL', trackingNumber: late, lines, eta: inHours(20) });
  await api('POST', `/orders/${id}/shipments`, { carrier: 'GLS', trackingNumber: tried, lines });
  await expect(customer.getByText(/^Parcel 2 of 2,/)).toBeVisible();
  await expect(customer.getByRole('link', { name: late })).toHaveAttribute('href', /dhl\.com.*JD-/);

  const delay = {
    carrier: 'dhl_express',
    trackingNumber: late.toLowerCase(),
    status: 'in_transit',
    occurredAt: inHours(-1),
    message: 'Snow in the pass',
    location: vitoria,
    eta: inHours(48),
  };
  const [first, again] = [await carrierTells(shop.url, delay, 'snow'), await carrierTells(shop.url, delay, 'snow')];
  expect([first, again]).toEqual([202, 200]);
  await expect(customer.getByText('Parcel 1 is delayed.')).toBeVisible();
  await expect(customer.getByText('DHL: “Snow in the pass”')).toBeVisible();
  await expect(customer.getByRole('img', { name: /parcel 1 was seen in Vitoria/ })).toBeVisible();
  await expect(customer.locator('#say-page')).toHaveText(new RegExp(`^Order ${number}: `));
  expect(await violationsOn(customer)).toEqual([]);

  await merchant.goto(`/desk/orders/${id}`);
  await untilLive(merchant);
  const parcel = merchant.locator('.desk-parcel', { hasText: tried });
  await parcel.getByLabel('What happened just now').selectOption('attempt_failed');
  await parcel.getByRole('button', { name: 'Add update' }).click();
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('The carrier came and couldn’t deliver');
  await expect(customer.getByRole('link', { name: 'Arrange it with GLS' })).toBeVisible();
  // The map says what the headline says, and where the order goes.
  await expect(customer.getByRole('img', { name: /parcel 2 .*delivery attempt failed; to Lyon/ })).toBeVisible();
  await expect(customer.locator('li[aria-current="step"]')).toContainText('Delivery attempt failed');

  for (const [carrier, trackingNumber] of [
    ['GLS', tried],
    ['DHL', late],
  ]) {
    const proofOfDelivery = { signedBy: 'Maud Renard' };
    const occurredAt = new Date().toISOString();
    const delivery = { carrier, trackingNumber, status: 'delivered', occurredAt, location: lyon, proofOfDelivery };
    expect(await carrierTells(shop.url, delivery)).toBe(202);
  }
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText(/^Delivered at/);
  await expect(customer.getByText('Signed for by M. R.').first()).toBeVisible();
  await expect(customer.getByText('Maud Renard', { exact: true })).toHaveCount(1);
  await expect(merchant.locator('.desk-parcel', { hasText: 'Delivered' })).toHaveCount(2);

  // Near the door a friend sees no place, and the way still ends in the town of the address.
  const shared = await customer.request.post(`/api/orders/${id}/share`, { headers: { origin: shop.url }, data: {} });
  const link = new URL((await shared.json()).url);
  const friend = await person({ width: 390 });
  await friend.goto(link.pathname + link.search);
  await expect(friend.getByRole('heading', { level: 1 })).toHaveText(/^Delivered/);
  await expect(friend.getByRole('img', { name: /parcel 1 was seen in Vitoria, then Lyon: delivered/ })).toBeVisible();
  expect(await violationsOn(friend)).toEqual([]);
});

test('without JavaScript the page says everything, and the desk has a message read again', async ({
  plain,
  api,
  shop,
}) => {
  const { id, trackUrl } = await api<Placed>('POST', '/orders', orderOf(1));
  const trackingNumber = `UPS-${randomUUID()}`;
  const news = { carrier: 'UPS', trackingNumber, status: 'out_for_delivery', occurredAt: inHours(-1), location: lyon };
  expect(await carrierTells(shop.url, news)).toBe(202);
  expect(await carrierTells(shop.url, { carrier: 'UPS', trackingNumber })).toBe(400);

  const merchant = await plain({ signedInAs: 'merchant' });
  await expect(async () => {
    await merchant.open('/desk/carriers');
    expect(merchant.main).toContain('There is no such parcel.');
  }).toPass();
  await merchant.press('Try again', { within: amid('li', 'occurredAt'), first: true });
  expect(merchant.url).toMatch(/\/desk\/carriers$/);

  await api('POST', `/orders/${id}/shipments`, { carrier: 'ups', trackingNumber });
  await expect(async () => {
    await merchant.reload();
    expect(merchant.main).not.toContain('There is no such parcel.');
  }).toPass();
  const shopper = await plain({ signedInAs: 'shopper' });
  await shopper.open('/desk/carriers');
  expect(shopper.status).toBe(404);

  const customer = await plain();
  const { pathname, search } = new URL(trackUrl);
  await customer.open(pathname + search);
  await customer.press('Open the order');
  expect(customer.heading).toBe('Out for delivery');
  expect(customer.pictures).toContainEqual(expect.stringMatching(/seen in Lyon/));
  expect(customer.text).toMatch(/was last seen in Lyon, .* UTC/);
});
