import { join } from 'node:path';
import { expect, test, untilLive } from './fixtures.ts';

const photographs = join(import.meta.dirname, '..', 'public', 'catalogue');

test('a merchant adds a piece from nothing, and a shopper sees its price and stock change while it is edited', async ({
  person,
}) => {
  const merchant = await person({ signedInAs: 'merchant' });
  await merchant.goto('/desk/pieces');
  await merchant.getByRole('link', { name: 'New piece' }).click();
  await merchant.getByRole('button', { name: 'Save' }).click();
  await expect(merchant.getByText('Give the piece a title.').first()).toBeVisible();
  await expect(merchant.getByLabel('Title')).toBeFocused();
  await merchant.getByLabel('Title').fill('Harbour jug');
  await merchant.getByLabel(/^Price/).fill('124');
  await merchant.getByLabel('On hand').fill('8');
  await merchant.getByRole('button', { name: 'Save' }).click();
  await expect(merchant.getByRole('heading', { name: 'Harbour jug', level: 1 })).toBeVisible();

  await merchant.getByLabel('Add photographs').setInputFiles(join(photographs, 'ash-run-shoulder-vase-hero.webp'));
  await merchant.getByRole('button', { name: 'Add', exact: true }).click();
  await merchant.getByLabel(/What it shows/).fill('A white jug, from the front');
  await merchant.getByRole('button', { name: 'Save the description of photograph 1' }).click();
  await merchant.getByLabel('Description').fill('Thrown in *two* parts.');
  await expect(merchant.getByRole('region', { name: 'Preview' }).locator('em')).toHaveText('two');
  await merchant
    .locator('form', { has: merchant.getByLabel('Description') })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(merchant.getByRole('status').filter({ hasText: 'Saved.' }).first()).toBeVisible();
  await merchant.getByText('Options', { exact: true }).click();
  await merchant.getByLabel('Option 1', { exact: true }).fill('Size');
  await merchant.getByLabel('Values of option 1').fill('Small\nLarge');
  await merchant.getByRole('button', { name: 'Save options' }).click();
  await merchant.getByLabel('Price, EUR for Large').fill('168');
  await merchant.getByLabel('On hand for Large').fill('3');
  await merchant.getByRole('button', { name: 'Add Large' }).click();
  await expect(merchant.getByText('Not sold yet')).toBeHidden();
  const shopper = await person();
  expect((await shopper.goto('/products/harbour-jug'))?.status()).toBe(404);
  await merchant.getByRole('button', { name: 'Publish' }).click();
  await expect(merchant.getByText('In the shop', { exact: true })).toBeVisible();

  await shopper.goto('/products/harbour-jug?size=Large');
  await untilLive(shopper);
  await expect(shopper.getByRole('img', { name: 'A white jug, from the front' }).first()).toBeVisible();
  const price = shopper.locator('.buy-column');
  await merchant.getByRole('textbox', { name: 'Price of Harbour jug, Small' }).fill('130');
  await merchant.getByRole('textbox', { name: 'Price of Harbour jug, Small' }).press('Enter');
  await shopper.goto('/products/harbour-jug');
  await expect(price.getByText('€130').first()).toBeVisible();
});

test('without JavaScript a piece is added, described and published by plain forms', async ({ plain }) => {
  const merchant = await plain({ signedInAs: 'merchant' });
  await merchant.open('/desk/pieces/new');
  merchant.fill('Title', 'Plain bowl');
  merchant.fill(/^Price/, 'a lot');
  await merchant.press('Save');
  expect(merchant.valueOf('Title')).toBe('Plain bowl');
  merchant.fill(/^Price/, '40');
  await merchant.press('Save');
  expect(merchant.heading).toBe('Plain bowl');
  merchant.fill('Material', 'Stoneware');
  await merchant.press('Save', { besides: 'Material' });
  expect(merchant.valueOf('Material')).toBe('Stoneware');
  await merchant.press('Publish');
  expect(merchant.shows('In the shop')).toBe(true);
  await merchant.open('/products/plain-bowl');
  expect(merchant.status).toBe(200);
});
