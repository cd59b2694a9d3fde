import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bagRoutes } from '#server/bag/bag-routes.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { handlerOf } from '#server/testing/route-handler.ts';

const addLine = handlerOf(bagRoutes, 'POST /bag/lines');

testDatabase();

interface Press {
  sku: string;
  guestKey?: string;
  key?: string;
  cookie?: string;
}

const press = ({ sku, guestKey, key, cookie }: Press) =>
  addLine(
    new Request('http://shop.test/api/bag/lines', {
      method: 'POST',
      headers: {
        host: 'shop.test',
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
        ...(guestKey && { 'marketday-guest-key': guestKey }),
        ...(cookie && { cookie }),
      },
      body: JSON.stringify({ sku }),
    }),
    {},
  );
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
const personOf = async (response: Response) =>
  requirePerson(await actorOf(new Headers({ cookie: cookieOf(response) }))).personId;
const reservedOf = async (sku: string) => (await database().variant.findUniqueOrThrow({ where: { sku } })).reserved;

describe('a first press whose answer is lost', () => {
  test('sent again with its keys finds the guest and the bag, and holds once', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const sent = { sku, guestKey: randomUUID(), key: randomUUID() };
    const lost = await press(sent);
    expect(lost.status).toBe(201);
    const again = await press(sent);
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([201, 'true']);
    expect(again.headers.get('marketday-session')).toBe('new');
    const personId = await personOf(again);
    expect(personId).toBe(await personOf(lost));
    expect((await readMeView(personId))?.data.bag.lines).toMatchObject([{ sku, quantity: 1 }]);
    expect(await reservedOf(sku)).toBe(1);
  });

  test('sent again by a browser that has the cookie by now, holds once', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const sent = { sku, guestKey: randomUUID(), key: randomUUID() };
    const cookie = cookieOf(await press(sent));
    expect((await press({ ...sent, cookie })).status).toBe(201);
    expect(await reservedOf(sku)).toBe(1);
  });

  test('two presses at the same moment are one guest', async () => {
    const [jar, bowl] = [await aProduct(), await aProduct()];
    const guestKey = randomUUID();
    const before = await database().user.count();
    const answers = await Promise.all(
      [jar, bowl, jar, bowl].map(({ sku }) => press({ sku, guestKey, key: randomUUID() })),
    );
    const people = await Promise.all(answers.map(personOf));
    expect(new Set(people).size).toBe(1);
    expect((await readMeView(people[0] as string))?.data.bag.itemCount).toBe(4);
    expect(await database().user.count()).toBe(before + 1);
  });

  test('another’s key opens nothing: a key that could be guessed, an old one, one of somebody who signed in', async () => {
    const { sku } = await aProduct({ onHand: 20 });
    const [first, second] = [await press({ sku, guestKey: '1' }), await press({ sku, guestKey: '1' })];
    expect(await personOf(first)).not.toBe(await personOf(second));

    const guestKey = randomUUID();
    const mine = await personOf(await press({ sku, guestKey }));
    await database().$executeRaw`UPDATE person SET created_at = now() - interval '2 hours' WHERE id = ${mine}`;
    expect(await personOf(await press({ sku, guestKey }))).not.toBe(mine);

    const signsIn = randomUUID();
    const member = await personOf(await press({ sku, guestKey: signsIn }));
    await database().user.updateMany({ where: { person: { id: member } }, data: { isAnonymous: false } });
    expect(await personOf(await press({ sku, guestKey: signsIn }))).not.toBe(member);
  });
});

test('a press that comes to nothing makes no guest', async () => {
  const sold = await aProduct({ onHand: 0 });
  const before = await database().user.count();
  expect((await press({ sku: 'NO-SUCH-THING' })).status).toBe(404);
  expect((await press({ sku: '' })).status).toBe(400);
  const refused = await press({ sku: sold.sku });
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'out_of_stock']);
  expect(refused.headers.getSetCookie()).toEqual([]);
  expect(await database().user.count()).toBe(before);
});
