import { io } from 'socket.io-client';
import { expect, test } from './fixtures.ts';

test('I7: a stranger’s browser gets nothing of another’s order, on any route or topic', async ({
  person,
  api,
  shop,
}) => {
  const secret = { name: 'Zelda Quill', line1: '7 Hidden Row', city: 'Ghent', postalCode: '9000', country: 'BE' };
  const order = await api<{ id: string; trackUrl: string; number: string }>('POST', '/orders', {
    email: 'zelda.quill@example.com',
    lines: [{ sku: 'EVERYDAY-MUG-OATMEAL', quantity: 1 }],
    shippingAddress: secret,
    payment: { provider: 'test', token: 'tok_visa' },
  });
  const private_ = [/Zelda/, /Quill/i, /Hidden Row/, new RegExp(order.number)];

  const stranger = await person({ signedInAs: 'shopper' });
  const answers: string[] = [];
  stranger.on('response', async (response) => {
    answers.push(await response.text().catch(() => ''));
  });
  const response = await stranger.goto(`/orders/${order.id}`);
  expect(response?.status()).toBe(404);
  await expect(stranger).toHaveTitle('Page not found · Marketday');
  // The same as for an order that doesn't exist.
  const nothing = await stranger.goto('/orders/AAAAAAAAAAAAAAAAAAAAAA');
  expect(nothing?.status()).toBe(404);
  await expect(stranger).toHaveTitle('Page not found · Marketday');
  for (const path of [
    `/api/v1/orders/${order.id}`,
    '/api/v1/orders',
    '/desk',
    '/desk/orders',
    `/desk/orders/${order.id}`,
  ]) {
    const answer = await stranger.request.get(`${shop.url}${path}`, { maxRedirects: 0 });
    expect([301, 302, 303, 307, 308, 401, 403, 404], path).toContain(answer.status());
    answers.push(await answer.text());
  }
  const key = new URL(order.trackUrl).searchParams.get('key') ?? '';
  const forged = `${key.slice(0, -2)}${key.at(-2) === 'A' ? 'B' : 'A'}${key.at(-1)}`;
  expect(forged).not.toBe(key);
  await stranger.goto(`/orders/${order.id}/open?key=${encodeURIComponent(forged)}`);
  await stranger.waitForLoadState('networkidle');
  answers.push(await stranger.content());

  const cookie = (await stranger.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const extraHeaders of [{ accept: '*/*' }, { cookie }] as Record<string, string>[]) {
    const socket = io(shop.url, { transports: ['websocket'], forceNew: true, extraHeaders });
    const topics = [`order:${order.id}`, 'desk', 'me:anyone'].map((topic) => ({ topic }));
    const reply = await socket.timeout(5_000).emitWithAck('watch', { topics });
    expect(reply.views).toEqual([]);
    expect(reply.denied).toHaveLength(3);
    socket.disconnect();
  }
  for (const pattern of private_) expect(answers.join('\n')).not.toMatch(pattern);

  // The guard: its owner's link does open it, so the patterns above could have matched.
  const owner = await person();
  await owner.goto(order.trackUrl.replace(/^https?:\/\/[^/]+/, ''));
  await expect(owner.locator('main')).toContainText('Zelda Quill');
});

test('no inline script runs and no inline style counts but the page’s own', async ({ person, shop }) => {
  const customer = await person({ signedInAs: 'shopper', refusesScripts: true });
  for (const path of [
    '/',
    '/shop',
    '/account',
    '/bag',
    '/sign-in',
    '/orders/find',
    '/orders/nobodys',
    '/no-such-page',
  ]) {
    const answer = await customer.goto(`${shop.url}${path}`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    for (const what of ['script', 'style'])
      expect(new RegExp(`${what}-src ([^;]*)`).exec(policy)?.[1], path).not.toContain('unsafe-inline');
    // What somebody slips into a page's markup doesn't run, and says so nowhere but here.
    const refused = await customer.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const refused: string[] = [];
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            if (refused.push(effectiveDirective) === 2) resolve(refused.sort());
          });
          document.head.append(Object.assign(document.createElement('style'), { textContent: 'body{opacity:0.5}' }));
          document.body.append(
            Object.assign(document.createElement('script'), { text: 'document.title = "injected"' }),
          );
        }),
    );
    expect(refused, path).toEqual(['script-src-elem', 'style-src-elem']);
    expect(await customer.evaluate(() => getComputedStyle(document.body).opacity), path).toBe('1');
    expect(await customer.title(), path).not.toBe('injected');
  }
});
