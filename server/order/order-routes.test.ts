import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { linkCookieName } from '#server/order/link/order-link.ts';
import { orderLinkRoutes } from '#server/order/link/order-link-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKeyTo, anAddress, aPaidOrder, codeFromMail } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { orderRoutes } from './order-routes.ts';

const changeAddress = handlerOf(orderRoutes, 'POST /orders/:publicId/address');
const cancel = handlerOf(orderRoutes, 'POST /orders/:publicId/cancel');
const readMessages = handlerOf(orderRoutes, 'POST /orders/:publicId/messages/read');
const writeMessage = handlerOf(orderRoutes, 'POST /orders/:publicId/messages');
const endSharing = handlerOf(orderRoutes, 'POST /orders/:publicId/share/end');
const share = handlerOf(orderRoutes, 'POST /orders/:publicId/share');
const stepUp = handlerOf(orderRoutes, 'POST /orders/:publicId/step-up');
const openShared = handlerOf(orderLinkRoutes, 'POST /orders/shared/open');

testDatabase();

type Answers = typeof share;
const routes: [string, Answers, object][] = [
  ['ask for a code', stepUp, {}],
  ['change the address', changeAddress, { ...anAddress, line1: '1 Stranger Street' }],
  ['cancel', cancel, { reason: 'mine now' }],
  ['share', share, {}],
  ['stop sharing', endSharing, {}],
  ['write', writeMessage, { body: 'Send it to me', key: 'a-strangers-key' }],
  ['mark as seen', readMessages, { upTo: 'x' }],
];

const shop = 'http://shop.test';
function send(route: Answers, publicId: string, body: object, headers: Record<string, string> = {}) {
  const request = new Request(`${shop}/api/orders/${publicId}`, {
    method: 'POST',
    headers: { host: 'shop.test', origin: shop, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return route(request, { publicId });
}
const anOrder = async () => aPaidOrder((await aProduct()).sku);
const bearerOf = async (publicId: string) => ({
  cookie: `${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}`,
});

describe.each(routes)('I7: the route to %s', (_name, route, body) => {
  it('tells a stranger, another customer and the bearer of another link the same as of no order', async () => {
    const [publicId, other] = [await anOrder(), await anOrder()];
    const before = await database().order.findUnique({ where: { publicId } });
    const shopper = await aSession('shopper');
    const otherLink = (await aKeyTo(other)) ?? '';
    const strangers: Record<string, string>[] = [
      {},
      { cookie: shopper.cookie },
      { cookie: `${linkCookieName('owner', publicId)}=${otherLink}` },
    ];
    for (const headers of strangers) {
      const answers = await Promise.all([
        send(route, publicId, body, headers),
        send(route, 'no-such-order', body, headers),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      const [mine, none] = await Promise.all(answers.map((answer) => answer.text()));
      expect(mine).toBe(none);
    }
    expect(await database().order.findUnique({ where: { publicId } })).toEqual(before);
    expect(await database().stepUp.count({ where: { order: { publicId } } })).toBe(0);
  });

  it('refuses another site’s page in the owner’s browser', async () => {
    const publicId = await anOrder();
    const headers = { ...(await bearerOf(publicId)), origin: 'https://elsewhere.example' };
    expect((await send(route, publicId, body, headers)).status).toBe(403);
  });
});

describe('the bearer of a link', () => {
  it('changes the address with a code from the mail, and not without', async () => {
    const publicId = await anOrder();
    const headers = await bearerOf(publicId);
    const address = { ...anAddress, line1: '3 quai Saint-Vincent' };
    const refused = await send(changeAddress, publicId, address, headers);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'step_up_required', way: 'code' }]);
    expect((await send(stepUp, publicId, {}, headers)).status).toBe(200);
    const code = await codeFromMail();
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const changed = await send(changeAddress, publicId, { ...address, code: spaced }, headers);
    expect([changed.status, await changed.json()]).toEqual([200, { changed: true }]);
    const again = await send(changeAddress, publicId, { ...anAddress, code }, headers);
    expect(again.status).toBe(403);
  });

  it('a postcode that can’t be one costs no code', async () => {
    const publicId = await anOrder();
    const headers = await bearerOf(publicId);
    await send(stepUp, publicId, {}, headers);
    const code = await codeFromMail();
    const wrong = await send(changeAddress, publicId, { ...anAddress, postalCode: '1', code }, headers);
    expect(await wrong.json()).toMatchObject({ code: 'invalid', field: 'postalCode' });
    const right = await send(changeAddress, publicId, { ...anAddress, line1: '5 rue Neuve', code }, headers);
    expect(right.status).toBe(200);
  });

  it('writes to the shop and shares less than they see', async () => {
    const publicId = await anOrder();
    const headers = await bearerOf(publicId);
    const message = { body: 'When does it leave?', key: 'a-message-key' };
    const written = await send(writeMessage, publicId, message, headers);
    expect(await written.json()).toMatchObject({ views: [{ data: { messages: [{ author: 'customer' }] } }] });
    expect((await (await send(share, publicId, {}, headers)).json()).url).toContain('/orders/shared/');
    const long = await send(writeMessage, publicId, { body: 'x'.repeat(2_001), key: 'another-key' }, headers);
    expect(long.status).toBe(400);
  });
});

it('a shared link that is wrong gets the same answer whether or not there is such a link', async () => {
  const publicId = await anOrder();
  const answer = await (await send(share, publicId, {}, await bearerOf(publicId))).json();
  const link = new URL(answer.url).pathname.split('/')[3] ?? '';
  const key = await aKeyTo(publicId);
  const answers = await Promise.all(
    [link, 'no-such-link'].map(async (id) => {
      const response = await send(openShared, id, { link: id, key });
      expect(response.headers.get('set-cookie')).toBeNull();
      return `${response.status} ${await response.text()}`;
    }),
  );
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toMatch(/^404 /);
});
