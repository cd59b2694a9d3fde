import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accountRoutes } from '#server/account/account-routes.ts';
import { log } from '#server/engine/process/log.ts';
import { orderRoutes } from '#server/order/order-routes.ts';
import { sessionRoutes } from '#server/session/session-routes.ts';
import { stockRoutes } from '#server/stock/stock-routes.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { loggedPath } from './note-call.ts';

const changePassword = handlerOf(accountRoutes, 'POST /account/password');
const messagesRead = handlerOf(orderRoutes, 'POST /desk/orders/:publicId/messages/read');
const ownMessage = handlerOf(orderRoutes, 'POST /orders/:publicId/messages');
const register = handlerOf(sessionRoutes, 'POST /session/register');
const signIn = handlerOf(sessionRoutes, 'POST /session/sign-in');
const signOut = handlerOf(sessionRoutes, 'POST /session/sign-out');
const adjust = handlerOf(stockRoutes, 'POST /v1/stock-adjustments');

testDatabase();

type Answers = typeof signIn;
const lines: { event?: string; [fact: string]: unknown }[] = [];
const levels = ['info', 'warn', 'error'] as const;
const written = [
  ...levels.map((level) => [log(), level] as const),
  ...levels.map((level) => [console, level] as const),
];

beforeEach(() => {
  lines.length = 0;
  for (const [where, level] of written) {
    vi.spyOn(where as Console, level).mockImplementation((...words: unknown[]) => {
      lines.push(...words.map((word) => (typeof word === 'object' && word ? { ...word } : { text: word })));
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const call = (route: Answers, body: object, headers: Record<string, string> = {}, publicId = 'none') =>
  route(
    new Request('http://shop.test/api/orders/x', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { host: 'shop.test', 'content-type': 'application/json', 'x-client-address': '203.0.113.9', ...headers },
    }),
    { publicId },
  );
const events = () => lines.flatMap(({ event, why, key }) => (event ? [[event, why ?? key ?? null]] : []));

test('what an attack looks like is noted, and nothing that says who somebody is', async () => {
  const email = `${randomUUID()}@example.com`;
  const secrets = { email, name: 'Zdenka Quillfeather', password: 'seven grey herons' };
  await call(register, secrets);
  await call(signIn, secrets);
  await call(signIn, { email, password: 'eight grey herons' });
  await call(signIn, { email: `other-${email}`, password: 'eight grey herons' });
  const [shopper, merchant] = [await aSession('shopper'), await aSession('owner')];
  await call(signIn, { email: shopper.email, password: 'eight grey herons' });
  await call(messagesRead, {}, { cookie: shopper.cookie });
  await call(messagesRead, {}, { cookie: merchant.cookie });
  await call(ownMessage, { body: 'Quillfeather writes', key: '1' }, { cookie: shopper.cookie });
  await call(
    changePassword,
    { currentPassword: 'x', password: 'nine white herons' },
    { origin: 'https://evil.example' },
  );
  await call(adjust, {}, { authorization: 'Bearer guessed-key-guessed-key-1' });
  await call(adjust, { sku: 'NONE', delta: 1, reason: 'x' }, { authorization: `Bearer ${testApiKey}` });
  await call(signOut, {}, { cookie: shopper.cookie });
  await vi.waitFor(() => expect(events().length).toBeGreaterThan(8), 10_000);

  expect(events()).toEqual(
    expect.arrayContaining([
      ['account.changed', null],
      ['auth.succeeded', null],
      ['auth.failed', 'password'],
      ['access.refused', 'forbidden'],
      ['access.refused', 'not_found'],
      ['key.refused', 'signed_out'],
      ['auth.ended', null],
    ]),
  );
  const noted = lines.filter(({ event }) => event);
  const failed = { stream: 'security', event: 'auth.failed', address: '203.0.113.9' };
  expect(noted).toContainEqual(expect.objectContaining({ ...failed, personId: expect.any(String) }));
  const text = JSON.stringify(lines);
  for (const secret of [email, shopper.email, 'Quillfeather', 'herons', 'guessed-key', testApiKey, 'cookie']) {
    expect(text).not.toContain(secret);
  }
});

test('a gift card’s code, which is money, is in no address that is logged', () => {
  expect(loggedPath('/api/v1/gift-cards/GIFT-7K2M-93QP')).toBe('/api/v1/gift-cards/…');
  expect(loggedPath('/api/v1/gift-cards/GIFT-7K2M-93QP/end')).toBe('/api/v1/gift-cards/…/end');
});
