import { randomUUID } from 'node:crypto';
import { bidUpTo } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';

const anAddress = { name: 'Ada', line1: '1 rue des Fours', city: 'Lyon', postalCode: '69001', country: 'FR' };

// Each test has a piece of its own: they share a shop.
test('a second shopper sees the last piece go, and come back, without a reload', async ({ person, api }) => {
  await api('PATCH', '/variants/COBALT-GINGER-JAR', { onHand: 1 });
  const [buyer, watcher] = await Promise.all([person(), person()]);
  for (const page of [buyer, watcher]) {
    await page.goto('/products/cobalt-ginger-jar');
    await untilLive(page);
  }
  const panel = watcher.locator('.buy-column');
  await expect(panel.getByText(/^Last one/).first()).toBeVisible();

  await buyer.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(buyer.getByText('Held for you').first()).toBeVisible();
  await expect(panel.getByText('The last one is in a bag').first()).toBeVisible();

  await buyer.getByRole('button', { name: 'Remove from bag' }).first().click();
  await expect(panel.getByText(/^Last one/).first()).toBeVisible();

  await api('POST', '/orders', {
    email: 'ada@example.com',
    lines: [{ sku: 'COBALT-GINGER-JAR', quantity: 1 }],
    shippingAddress: anAddress,
    payment: { provider: 'test', token: 'tok_visa' },
  });
  await expect(panel.getByText(/^(Sold out|None left)\./).first()).toBeVisible();
  await expect(
    buyer
      .locator('.buy-column')
      .getByText(/^(Sold out|None left)\./)
      .first(),
  ).toBeVisible();
});

test('a merchant changes a price; the list, the page and the bags of others follow', async ({ person, api }) => {
  await api('PATCH', '/variants/DOUBLE-GOURD-VASE', { onHand: 8, priceAmount: 17_200 });
  const [list, product, bag, merchant] = await Promise.all([
    person(),
    person(),
    person(),
    person({ signedInAs: 'merchant' }),
  ]);
  await list.goto('/shop');
  await product.goto('/products/double-gourd-vase');
  await bag.goto('/products/double-gourd-vase');
  await bag.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(bag.getByText('Held for you').first()).toBeVisible();
  await bag.goto('/bag');
  for (const page of [list, product, bag]) await untilLive(page);
  const card = list.locator('a[href^="/products/double-gourd-vase"]').first();
  // Cards that are far from what is seen catch up once they are near.
  await card.scrollIntoViewIfNeeded();

  await merchant.goto('/desk/pieces?q=double');
  await untilLive(merchant);
  const price = merchant.getByRole('textbox', { name: /Price of Double.gourd vase/i });
  await price.fill('180');
  await price.press('Enter');

  await expect(card).toContainText('€180');
  await expect(product.locator('main')).toContainText('Now €180');
  await expect(bag.getByText(/is now €180/)).toBeVisible();
  await bag.getByRole('button', { name: 'Keep it at €180' }).click();
  await expect(bag.getByText(/is now €180/)).toBeHidden();
});

test('one bag in two tabs is one bag', async ({ person }) => {
  const tab = await person();
  await tab.goto('/products/everyday-mug');
  await untilLive(tab);
  await tab.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(tab.getByText('Held for you').first()).toBeVisible();
  const other = await tab.context().newPage();
  await other.goto('/bag');
  await untilLive(other);
  await expect(other.getByText('Everyday mug').first()).toBeVisible();
  await tab.getByRole('button', { name: 'Remove from bag' }).first().click();
  await expect(other.getByText('Everyday mug').first()).toBeHidden();
});

test('two bidders outbid each other and a spectator sees it all', async ({ person, api }) => {
  const lot = await api<{ id: string; slug: string }>('POST', '/auctions', {
    title: 'A bowl that two people want',
    startAmount: 10_000,
    endsAt: new Date(Date.now() + 3600_000).toISOString(),
    increments: [{ from: 0, step: 1_000 }],
  });
  const [ben, rita, spectator, merchant] = await Promise.all([
    person({ signedInAs: 'bidder' }),
    person({ signedInAs: 'rival' }),
    person(),
    person({ signedInAs: 'merchant' }),
  ]);
  const heardByOthers: string[] = [];
  for (const page of [ben, spectator]) {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heardByOthers.push(String(payload))));
  }
  for (const page of [ben, rita, spectator]) {
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
  }
  await bidUpTo(ben, '150');
  await expect(ben.getByText(/You’re leading/).first()).toBeVisible();
  await expect(spectator.locator('main')).toContainText('€100');

  await bidUpTo(rita, '120');
  await expect(rita.getByTestId('band')).toContainText('Your €120 counted. A higher maximum was there.');
  await expect(ben.getByText(/You’re leading at €130/).first()).toBeVisible();

  const elsewhere = await ben.context().newPage();
  await elsewhere.goto('/shop');
  await untilLive(elsewhere);
  await bidUpTo(rita, '213');
  await expect(rita.getByText(/You’re leading at €160/).first()).toBeVisible();
  await expect(ben.getByText(/You’ve been outbid/).first()).toBeVisible();
  await expect(spectator.locator('main')).toContainText('€160');
  // Rita's maximum reached nobody else's socket; the price, which did, shows that we would have seen it.
  expect(heardByOthers.join()).toContain('16000');
  expect(heardByOthers.join()).not.toMatch(/(?<![\w-])21300(?![\w-])/);

  // What Ben is told on another page stays true for as long as it is there.
  const notice = elsewhere.getByRole('region', { name: 'Notice' });
  await expect(notice).toContainText('The next bid is €170.');
  await api('POST', `/auctions/${lot.id}/bids`, { bidder: 'ada', maxAmount: 18_000, key: 'ada-180' });
  await expect(notice).toContainText('The next bid is €200.');
  await bidUpTo(ben, '250');
  await expect(ben.getByText(/You’re leading/).first()).toBeVisible();
  await expect(notice).toBeHidden();
  await bidUpTo(rita, '300');
  await expect(notice).toContainText('The next bid is €270.');
  const { origin } = new URL(ben.url());
  const closed = await merchant.request.post(`${origin}/api/desk/auctions/${lot.id}/close`, { headers: { origin } });
  expect(closed.ok()).toBe(true);
  await expect(notice).toContainText('A bowl that two people want has closed. You didn’t win it.');
});

test('a customer watches the parcel arrive', async ({ person, api }) => {
  const order = await api<{ id: string; trackUrl: string; status: string }>('POST', '/orders', {
    customer: `watcher-${randomUUID()}`,
    email: 'ada@example.com',
    lines: [{ sku: 'EVERYDAY-MUG-CELADON', quantity: 1 }],
    shippingAddress: anAddress,
    payment: { provider: 'test', token: 'tok_visa' },
  });
  expect(order.status).toBe('paid');
  const customer = await person();
  await customer.goto(order.trackUrl.replace(/^https?:\/\/[^/]+/, ''));
  await expect(customer).toHaveURL(new RegExp(`/orders/${order.id}$`));
  await untilLive(customer);
  const parcel = await api<{ id: string }>('POST', `/orders/${order.id}/shipments`, {
    carrier: 'Test Post',
    trackingNumber: `TP${Date.now()}`,
  });
  await expect(customer.locator('main')).toContainText('Test Post');
  const tell = (status: string, message: string, minutesAgo: number) =>
    api('POST', `/shipments/${parcel.id}/events`, {
      id: randomUUID(),
      status,
      message,
      occurredAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
      location: { city: 'Lyon', country: 'FR' },
    });
  await tell('out_for_delivery', 'With the courier', 10);
  await expect(customer.locator('main')).toContainText('With the courier');
  // A late event changes the history and never the status.
  await tell('in_transit', 'Sorted at the depot', 120);
  await expect(customer.locator('main')).toContainText('Sorted at the depot');
  await tell('delivered', 'Handed over', 1);
  await expect(customer.getByRole('heading', { level: 1 })).toContainText(/delivered/i);
});

test('a price for a while begins and ends by itself on every open page, beside the lowest of 30 days', async ({
  person,
  api,
}) => {
  const sku = 'CELADON-DINNER-PLATE-OATMEAL';
  const { items } = await api<{ items: { amount: number }[] }>('GET', `/variants/${sku}/prices`);
  const before = items[0]?.amount ?? 0;
  const [product, list] = await Promise.all([person(), person({ width: 390 })]);
  await product.goto(`/products/celadon-dinner-plate?variant=${sku}`);
  await list.goto('/shop?q=celadon+dinner');
  for (const page of [product, list]) await untilLive(page);

  const ends = new Date(Date.now() + 3_600_000).toISOString();
  const { id } = await api<{ id: string }>('POST', '/scheduled-prices', { sku, amount: before - 1_000, endsAt: ends });
  const price = product.locator('.price-block');
  await expect(price.locator('.figure')).toContainText(String((before - 1_000) / 100));
  await expect(price.locator('s')).toContainText(String(before / 100));
  await expect(price.getByText(/^until |left$/)).toBeVisible();
  await expect(price.getByText(/^Lowest in the 30 days before/)).toBeVisible();
  await expect(list.locator('.piece-card s').first()).toContainText(String(before / 100));

  await api('POST', `/scheduled-prices/${id}/cancel`, {});
  await expect(price.locator('.figure')).toContainText(String(before / 100));
  await expect(price.locator('s')).toHaveCount(0);
  await expect(list.locator('.piece-card s')).toHaveCount(0);
});
