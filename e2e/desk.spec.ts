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

test('a merchant edits a count while someone else changes it: what is typed stays', async ({ person, api }) => {
  const merchant = await person({ signedInAs: 'merchant', width: 1440 });
  await merchant.goto('/desk/pieces?q=chun');
  await untilLive(merchant);
  const row = merchant.getByRole('row', { name: /CHUN-BLUE-BOWL/ });
  const onHand = row.getByRole('textbox', { name: /On hand/ });
  await onHand.fill('30');
  await api('PATCH', '/variants/CHUN-BLUE-BOWL', { onHand: 17 });
  await expect(row.getByText('8 to 17')).toBeVisible();
  await expect(onHand).toHaveValue('30');
  await onHand.press('Enter');
  await expect(row.getByText(/^Saved/)).toBeVisible();
  await api('PATCH', '/variants/CHUN-BLUE-BOWL', { onHand: 12 });
  await expect(onHand).toHaveValue('12');
  await onHand.fill('99');
  await onHand.press('Escape');
  await expect(onHand).toHaveValue('12');
});

test('a count below what is in baskets is refused in words, and a shopper sees a new price at once', async ({
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
  await expect(row.getByText('Can’t go below 2: they are in baskets.')).toBeVisible();
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
  await expect(other.getByText('JD-DESK-1')).toBeVisible();
  await expect(other.getByText('Cancel order')).toBeHidden();
  await one.getByLabel('Where').fill('Lille');
  await one.getByRole('button', { name: 'Add event' }).click();
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
});

test('without JavaScript the desk’s forms work, and say why one did not', async ({ person, api }) => {
  const { id } = await api<Placed>('POST', '/orders', orderOf('SMOKE-GLASS-TUMBLERS'));
  const [page, stale] = [
    await person({ signedInAs: 'merchant', javaScriptEnabled: false }),
    await person({ signedInAs: 'merchant', javaScriptEnabled: false }),
  ];
  await stale.goto(`/desk/orders/${id}`);
  await page.goto(`/desk/orders/${id}`);
  await page.getByRole('button', { name: 'Mark packed' }).click();
  await expect(page.getByText('Packed').first()).toBeVisible();
  await stale.getByRole('button', { name: 'Mark packed' }).click();
  await expect(stale.getByRole('alert')).toContainText('no longer possible');
  await page.getByRole('link', { name: 'Cancel order' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Broken while packing');
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByText('Cancelled: Broken while packing')).toBeVisible();

  await page.goto('/desk/pieces?q=teapot');
  await page.getByRole('textbox', { name: /Price/ }).fill('170');
  await page.getByRole('button', { name: /Save/ }).click();
  await expect(page.getByRole('textbox', { name: /Price/ })).toHaveValue('170');
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
  await expect(shopper.getByText('There is nothing here for you')).toBeVisible();
});
