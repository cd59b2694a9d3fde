import { expect, test, untilLive } from './fixtures.ts';

interface Piece {
  slug: string;
  variants: { sku: string; available: number }[];
}
interface Placed {
  id: string;
  number: string;
}

const address = { name: 'Maud Renard', line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' };
const orderOf = (sku: string) => ({
  email: 'maud@example.com',
  lines: [{ sku, quantity: 1 }],
  shippingAddress: address,
  payment: { provider: 'test', token: 'tok_visa' },
});

test('two merchants on one count: what is typed stays, and the second is asked what was meant', async ({ person }) => {
  const [one, other] = [
    await person({ signedInAs: 'merchant', width: 1440 }),
    await person({ signedInAs: 'merchant' }),
  ];
  for (const page of [one, other]) {
    await page.goto('/desk/pieces?q=chun');
    await untilLive(page);
  }
  const rowOn = (page: typeof one) => page.getByRole('row', { name: /CHUN-BLUE-BOWL/ });
  const onHandOn = (page: typeof one) => rowOn(page).getByRole('textbox', { name: /On hand/ });
  await expect(onHandOn(one)).toHaveValue('8');
  await onHandOn(one).fill('30');
  await onHandOn(other).fill('17');
  await onHandOn(other).press('Enter');
  await expect(rowOn(other).getByText(/^Saved/)).toBeVisible();
  await expect(rowOn(one).getByText('8 to 17')).toBeVisible();
  await expect(onHandOn(one)).toHaveValue('30');
  await onHandOn(one).press('Enter');
  const question = one.getByRole('group', { name: /^It was 8 when you began/ });
  await expect(question).toBeFocused();
  await expect(question).toContainText('It is 17 now. Did you count 30 just now, or add 22?');
  await expect(onHandOn(other)).toHaveValue('17');
  // The answers follow what goes on.
  await onHandOn(other).fill('16');
  await onHandOn(other).press('Enter');
  await one.keyboard.press('Tab');
  await one.keyboard.press('Tab');
  await expect(question.getByRole('button', { name: 'It is 30' })).toBeFocused();
  await question.getByRole('button', { name: 'Add 22, makes 38' }).click();
  await expect(onHandOn(other)).toHaveValue('38');
  await expect(onHandOn(one)).toBeFocused();
  await onHandOn(one).fill('99');
  await onHandOn(one).press('Escape');
  await expect(onHandOn(one)).toHaveValue('38');
});

test('a price that looks like a slip is asked about once, and can be put back', async ({ person }) => {
  const [merchant, shopper] = [await person({ signedInAs: 'merchant', width: 390, dark: true }), await person()];
  await shopper.goto('/products/terracotta-amphora');
  await merchant.goto('/desk/pieces?q=amphora');
  await untilLive(shopper);
  await untilLive(merchant);
  const row = merchant.getByRole('row', { name: /Two-handled terracotta amphora/ });
  const price = row.getByRole('textbox', { name: /Price/ });
  const before = await price.inputValue();
  await price.fill('0');
  await price.press('Enter');
  const question = merchant.getByRole('group', { name: `From €${before} to €0? It would be free.` });
  await expect(question).toBeFocused();
  await question.press('Escape');
  await expect(price).toHaveValue(before);
  await expect(price).toBeFocused();
  await price.fill(`${before}0`);
  await price.press('Enter');
  await merchant.getByRole('button', { name: `Make it €${Number(`${before}0`).toLocaleString('en-GB')}` }).click();
  await expect(shopper.getByText(`€${Number(`${before}0`).toLocaleString('en-GB')}`).first()).toBeVisible();
  await row.getByRole('button', { name: 'Undo' }).click();
  await expect(row.getByText(`€${before} again`)).toBeVisible();
  await expect(shopper.getByText(`€${before}`, { exact: true }).first()).toBeVisible();
  await expect(shopper.getByText(/Price dropped/)).toBeHidden();
});

test('a count below what is in bags is refused in words, and a shopper sees a new price at once', async ({
  person,
}) => {
  const merchant = await person({ signedInAs: 'merchant', width: 390 });
  const shopper = await person();
  await shopper.goto('/products/persimmon-vase');
  await untilLive(shopper);
  await shopper.context().request.post('/api/bag/lines', {
    headers: { origin: new URL(shopper.url()).origin },
    data: { sku: 'PERSIMMON-VASE', quantity: 2 },
  });
  await merchant.goto('/desk/pieces?q=persimmon');
  await untilLive(merchant);
  const row = merchant.getByRole('row', { name: /Persimmon/ });
  await row.getByRole('textbox', { name: /On hand/ }).fill('1');
  await row.getByRole('button', { name: /Save/ }).click();
  await expect(row.getByText('Stock can’t go below 2: these are in bags or in orders.')).toBeVisible();
  await row.getByRole('textbox', { name: /On hand/ }).press('Escape');
  await row.getByRole('textbox', { name: /Price/ }).fill('118,50');
  await row.getByRole('button', { name: /Save/ }).click();
  await expect(shopper.getByText('€118.50').first()).toBeVisible();
});

test('two merchants on one order: each sees at once what the other does', async ({ person, api }) => {
  const { id, number } = await api<Placed>('POST', '/orders', orderOf('EVERYDAY-MUG-OATMEAL'));
  const [one, other] = [await person({ signedInAs: 'merchant' }), await person({ signedInAs: 'merchant', dark: true })];
  for (const page of [one, other]) {
    await page.goto(`/desk/orders/${id}`);
    await untilLive(page);
  }
  await one.getByRole('button', { name: 'Mark packed' }).click();
  await expect(other.getByRole('button', { name: 'Mark packed' })).toBeHidden();
  await one.getByLabel('Carrier').fill('DHL');
  await one.getByLabel('Tracking number').fill('JD-DESK-1');
  await one.getByRole('button', { name: 'Add parcel' }).click();
  await expect(other.locator('.desk-parcel', { hasText: 'JD-DESK-1' })).toBeVisible();
  await expect(other.getByText('Cancel order')).toBeHidden();
  await one.getByLabel('Where').fill('Lille');
  await one.getByRole('button', { name: 'Add update' }).click();
  await expect(other.getByText('Lille')).toBeVisible();
  await one.getByRole('link', { name: 'Refund' }).click();
  const dialog = one.getByRole('dialog', { name: `Refund ${number}` });
  await dialog.getByLabel('Amount').fill('4,50');
  await dialog.getByLabel('Reason').fill('A scratch on the foot');
  await dialog.getByRole('button', { name: 'Refund' }).click();
  await expect(other.getByText('€4.50 refunded')).toBeVisible();
  await one.getByRole('button', { name: 'Mark delivered' }).click();
  await expect(other.getByText('Delivered').first()).toBeVisible();
});

test('an order that comes in joins the desk’s front page and its list without a reload', async ({ person, api }) => {
  const [today, list] = [await person({ signedInAs: 'merchant' }), await person({ signedInAs: 'merchant' })];
  await today.goto('/desk');
  await list.goto('/desk/orders');
  await untilLive(today);
  await untilLive(list);
  const { number } = await api<Placed>('POST', '/orders', orderOf('ESPRESSO-CUP-AND-SAUCER'));
  await expect(today.getByText(`Order ${number}`)).toBeVisible();
  await expect(list.getByRole('link', { name: number })).toBeVisible();

  await list.setViewportSize({ width: 390, height: 800 });
  await list.getByRole('searchbox', { name: 'Search orders' }).fill(`renard ${number.replace('MD-', '')}`);
  await list.getByRole('searchbox', { name: 'Search orders' }).press('Enter');
  await expect(list.getByText('No order matches')).toBeVisible();
  await list.getByRole('searchbox', { name: 'Search orders' }).fill(number.toLowerCase());
  await list.getByRole('searchbox', { name: 'Search orders' }).press('Enter');
  const row = list.getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText('Maud Renard');
  await expect(row.getByText('€55')).toBeInViewport();
  expect(await list.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  const foot = list.getByRole('navigation', { name: 'Desk' });
  await expect(foot.locator('[aria-current=page]')).toHaveText(/^Orders/);
  await expect(foot.locator('[aria-current=page]')).toBeInViewport();
  await foot.getByText('More').click();
  await expect(foot.getByRole('link', { name: 'API keys' })).toBeInViewport();
  await list.keyboard.press('Escape');
  await expect(foot.getByRole('link', { name: 'API keys' })).toBeHidden();
});

test('without JavaScript the desk’s forms work, and say why one did not', async ({ plain, api }) => {
  const { id } = await api<Placed>('POST', '/orders', orderOf('SMOKE-GLASS-TUMBLERS'));
  const [page, stale] = [await plain({ signedInAs: 'merchant' }), await plain({ signedInAs: 'merchant' })];
  await stale.open(`/desk/orders/${id}`);
  await page.open(`/desk/orders/${id}`);
  await page.press('Mark packed');
  expect(page.shows('Packed')).toBe(true);
  await stale.press('Mark packed');
  expect(stale.part({ role: 'alert' })).toContain('no longer possible');
  await page.follow('Cancel order');
  page.fill('Reason', 'Broken while packing', { within: ({ name }) => name === 'dialog' });
  await page.press('Cancel the order');
  expect(page.text).toContain('Cancelled: Broken while packing');

  await page.open('/desk/pieces?q=teapot');
  const setPrice = async (price: string) => {
    page.fill(/Price/, price);
    await page.press('Save', { besides: /Price/ });
  };
  await setPrice('170');
  expect(page.valueOf(/Price/)).toBe('170');
  await setPrice('0');
  expect(page.text).toContain('From €170 to €0? It would be free.');
  await page.press('Make it €0');
  expect(page.valueOf(/Price/)).toBe('0');
  await page.press('Undo');
  expect(page.valueOf(/Price/)).toBe('170');
  const teapot = await api<Piece>('GET', '/products/round-teapot');
  expect(teapot.variants).toHaveLength(1);
});

test('a lot closed at the desk closes on every page that shows it', async ({ person }) => {
  const [desk, watcher] = [await person({ signedInAs: 'merchant', width: 1440 }), await person()];
  await desk.goto('/desk/auctions');
  const row = desk.getByRole('row', { name: /Raku jar/ });
  await watcher.goto((await row.getByRole('link', { name: /Raku jar/ }).getAttribute('href')) ?? '');
  await untilLive(desk);
  await untilLive(watcher);
  await row.getByRole('link', { name: 'Close now' }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^Close lot/ })
    .click();
  await expect(row.getByText('Not sold')).toBeVisible();
  await expect(watcher.getByText(/Not sold|No bids|Unsold/i).first()).toBeVisible();
});

test('the desk is for merchants: nobody is asked to sign in, a shopper finds nothing', async ({ person }) => {
  const stranger = await person();
  await stranger.goto('/desk/orders');
  await expect(stranger).toHaveURL(/\/sign-in\?next=/);
  const shopper = await person({ signedInAs: 'shopper' });
  const response = await shopper.goto('/desk');
  expect(response?.status()).toBe(404);
  await expect(shopper.getByText('This page is for staff')).toBeVisible();
});

test('a desk whose merchant was signed out elsewhere says that it is no longer live', async ({ person }) => {
  const page = await person({ signedInAs: 'merchant', ownSession: true });
  await page.goto('/desk');
  await untilLive(page);
  const bar = page.getByText('You were signed out. What this page shows is no longer kept up to date.');
  await expect(bar).toBeHidden();
  expect((await page.request.post('/api/session/sign-out')).ok()).toBe(true);
  await expect(bar.first()).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('.desk-side__foot')).toContainText('Not live');
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk$/);
});

test('Enter in the search opens what was typed, though its answer comes later', async ({ person }) => {
  const page = await person({ signedInAs: 'merchant', width: 1440 });
  await page.goto('/desk/orders');
  await untilLive(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search or do' });
  await expect(page.getByRole('option', { name: 'Today' })).toBeVisible();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/desk/find?q=carriers', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/desk/find?q=carriers');
  await field.fill('carriers');
  await field.press('Enter');
  await asked;
  answer();
  await expect(page).toHaveURL(/\/desk\/carriers$/);
});
