import { expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';
import { inForm } from './plain/html-page.ts';

test('a guest finds an order by mail, shares it with a friend, and writes with the shop', async ({
  person,
  plain,
  api,
  shop,
}) => {
  const email = 'wanda.finch@example.com';
  const order = await api<{ id: string; number: string }>('POST', '/orders', {
    email,
    lines: [{ sku: 'EVERYDAY-MUG-OATMEAL', quantity: 1 }],
    shippingAddress: { name: 'Wanda Finch', line1: '9 Quiet Lane', city: 'Ghent', postalCode: '9000', country: 'BE' },
    payment: { provider: 'test', token: 'tok_visa' },
  });

  // Finding it works without JavaScript, and shows nothing of it.
  const finder = await plain();
  await finder.open('/');
  await finder.follow('Find my order');
  finder.fill('Order number', order.number);
  finder.fill('Email', email);
  await finder.press('Email me the link');
  expect(finder.main).toContain('Check your email.');
  expect(finder.main).not.toContain('Ghent');
  const mail = await mailTo(shop, email, new RegExp(`Subject: Your order ${order.number}`));
  const path = /\/orders\/[\w-]+\/open\?key=[\w-]{43}/.exec(mail)?.[0] ?? '';

  const guest = await person();
  await guest.goto(path);
  await expect(guest.locator('main')).toContainText('Wanda Finch');
  await untilLive(guest);
  await expect(guest).toHaveTitle(/^With you \w+ \d+ \w+.* · Marketday$/);
  await guest.getByRole('link', { name: 'Share this delivery' }).click();
  await guest.getByRole('button', { name: 'Create a link to share' }).click();
  const link = new URL(await guest.getByLabel('Link for a friend').inputValue());

  const friend = await person({ width: 390 });
  const answers: string[] = [];
  friend.on('response', async (response) => {
    answers.push(await response.text().catch(() => ''));
  });
  friend.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => answers.push(String(payload))));
  await friend.goto(link.pathname + link.search);
  await expect(friend.getByRole('heading', { level: 1 })).toHaveText(/^Arrives \w+ \d+ \w+/);
  await untilLive(friend);

  // Both ways, in two browsers, with read state.
  const desk = await person({ signedInAs: 'merchant' });
  await guest.getByRole('heading', { name: 'Write to us' }).click();
  await guest.getByLabel('Your message').fill('Could it come on a Tuesday?');
  await guest.getByRole('button', { name: 'Send' }).click();
  await expect(guest.locator('.messages__message')).toContainText('Sent');
  await desk.goto('/desk/orders?messages=new');
  await expect(desk.getByRole('row').filter({ hasText: order.number })).toContainText('1 new message');
  await desk.getByRole('link', { name: order.number }).click();
  await expect(desk.locator('.messages__message')).toContainText('Could it come on a Tuesday?');
  await expect(guest.locator('.messages__message')).toContainText('Seen');
  await desk.getByLabel('Your answer').fill('It does: it is with the carrier.');
  await desk.getByRole('button', { name: 'Send' }).click();
  await expect(guest.locator('.messages__message').last()).toContainText('It does: it is with the carrier.');
  await expect(desk.locator('.messages__message').last()).toContainText('Seen');

  await api('POST', `/orders/${order.id}/shipments`, {
    carrier: 'DHL',
    trackingNumber: 'GUEST-0001',
    eta: '2099-11-24T12:00:00.000Z',
  });
  await expect(friend.getByRole('heading', { level: 1 })).toHaveText(/^Arrives \w+ 24 Nov 2099$/);
  await expect(guest).toHaveTitle(/^\w+ 24 Nov 2099 · Marketday$/);
  await expect(friend.locator('main')).toContainText('to Ghent, Belgium');

  await guest.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(friend.getByRole('heading', { level: 1 })).toHaveText('No longer shared');
  answers.push(await friend.content());
  for (const secret of [/Wanda/, /Finch/, /Quiet Lane/, /GUEST-0001/, /Tuesday/, new RegExp(order.number)]) {
    expect(answers.join('\n')).not.toMatch(secret);
  }
});

test('without JavaScript the bearer of a link changes the address with the code from the mail', async ({
  plain,
  api,
  shop,
}) => {
  const email = 'otto.wren@example.com';
  const order = await api<{ id: string; number: string; trackUrl: string }>('POST', '/orders', {
    email,
    lines: [{ sku: 'EVERYDAY-MUG-OATMEAL', quantity: 1 }],
    shippingAddress: { name: 'Otto Wren', line1: '1 Old Street', city: 'Ghent', postalCode: '9000', country: 'BE' },
    payment: { provider: 'test', token: 'tok_visa' },
  });
  const page = await plain();
  await page.open(order.trackUrl.replace(/^https?:\/\/[^/]+/, ''));
  await page.press('Open the order');
  expect(page.title).toMatch(/^With you \w+ \d+ \w+.* · Marketday$/);
  await page.follow('Change the address');
  await page.press('Email me a code', { first: true });
  const mail = await mailTo(shop, email, /is your code/);
  const code = /Subject: (\d{6}) is your code/.exec(mail)?.[1] ?? '';
  const form = { within: inForm('/address') };
  page.fill('Street and number', '2 New Street', form);
  page.fill('Code from our email', code, form);
  await page.press('Save the address', form);
  expect(page.part({ tag: 'address' })).toContain('2 New Street');
});

test('the header counts an unknown visitor’s bag as empty; without JavaScript it names no number', async ({
  person,
  plain,
}) => {
  const page = await person();
  await page.goto('/shop');
  await untilLive(page);
  await expect(page.getByRole('link', { name: /^Bag/ }).first()).toHaveText(/^Bag\s*0\s*pieces$/);
  const visitor = await plain();
  await visitor.open('/shop');
  expect(visitor.shownOn('Bag', { first: true })).toBe('Bag');
});
