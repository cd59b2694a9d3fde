import { describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database } from '#server/engine/database/database.ts';
import { orderLimits } from '#server/order/limits.ts';
import { openLink } from '#server/order/link/open-link.ts';
import { orderRoutes } from '#server/order/order-routes.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';

const find = handlerOf(orderRoutes, 'POST /orders/find');

testDatabase();

let places = 0;
/** Asks as a browser's script does; each from a place of its own unless told otherwise. */
async function ask(number: number | string, email: string, from = `10.1.0.${++places}`) {
  const started = performance.now();
  const response = await find(
    new Request('http://shop.test/api/orders/find', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-client-address': from, host: 'shop.test' },
      body: JSON.stringify({ number: String(number), email }),
    }),
    {},
  );
  return { status: response.status, text: await response.text(), tookMs: performance.now() - started };
}
let people = 0;
async function anOrder() {
  const email = `guest-${++people}@example.com`;
  const { sku } = await aProduct();
  const placed = await placeApiOrder(anApiOrder(sku, { email }), { by: 'key:test', placeKey: null });
  if (!placed.ok) throw new Error(placed.refusal.message);
  const { number, publicId } = await database().order.findUniqueOrThrow({ where: { publicId: placed.value.publicId } });
  return { number, publicId, email };
}
const mailsTo = (recipient: string) =>
  database().email.findMany({ where: { recipient, subject: { startsWith: 'Your order' } } });

describe('find my order', () => {
  it('knows a number by its digits, with the prefix or without, also an order from before the prefix changed', async () => {
    const older = await anOrder();
    await saveShop({ orderNumberPrefix: 'RW-' });
    const newer = await anOrder();
    await saveShop({ orderNumberPrefix: 'MD-' });
    for (const typed of [`RW-${newer.number}`, String(newer.number), `rw ${newer.number}`])
      expect((await ask(typed, newer.email)).status).toBe(200);
    expect((await mailsTo(newer.email)).map(({ subject }) => subject)).toEqual(
      Array.from({ length: 3 }, () => `Your order RW-${newer.number}`),
    );
    await ask(`RW-${older.number}`, older.email);
    await ask(`7 ${older.number}`, older.email);
    expect((await mailsTo(older.email)).map(({ subject }) => subject)).toEqual([`Your order MD-${older.number}`]);
  });

  it('mails a link that opens it to the address that the order has', async () => {
    const { number, publicId, email } = await anOrder();
    expect((await ask(`MD-${number}`, email.toUpperCase())).status).toBe(200);
    const [mail] = await mailsTo(email);
    const key = /open\?key=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await openLink('owner', publicId, key)).toContain('HttpOnly');
  });

  it('I7: answers the same, as slowly, whether or not they belong together, and shows nothing', async () => {
    const [mine, other] = [await anOrder(), await anOrder()];
    const right = await ask(mine.number, mine.email);
    const wrong = await ask(mine.number, other.email);
    const none = await ask(999_999, mine.email);
    expect(wrong.text).toBe(right.text);
    expect(none.text).toBe(right.text);
    expect(right.text).not.toContain(mine.publicId);
    for (const { tookMs, status } of [right, wrong, none]) {
      expect(status).toBe(200);
      expect(tookMs).toBeGreaterThanOrEqual(395);
    }
    expect(await mailsTo(other.email)).toHaveLength(0);
  });

  it('doesn’t flood an address: beyond three the answer stays the same and no mail goes out', async () => {
    const { number, email } = await anOrder();
    const answers: string[] = [];
    for (let times = 0; times < 5; times++) answers.push((await ask(number, email)).text);
    expect(new Set(answers).size).toBe(1);
    expect(await mailsTo(email)).toHaveLength(3);
  });

  it('lets nobody try numbers without end from one place', async () => {
    const { most } = orderLimits.orderSearchesPerAddress;
    const statuses = await Promise.all(
      Array.from({ length: most + 2 }, async (_, at) => (await ask(5_000 + at, 'x@example.com', '10.9.9.9')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });

  it('says what is wrong with a number or an address that can’t be one', async () => {
    expect((await ask('hello', 'x@example.com')).text).toContain('as your confirmation has it');
    expect((await ask(4_801, 'nobody')).status).toBe(400);
  });
});
