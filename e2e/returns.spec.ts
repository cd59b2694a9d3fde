import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect, test, untilLive } from './fixtures.ts';
import { buy, deliver } from './own-order.ts';

const aPhoto = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#a0644a' } })
    .jpeg()
    .toBuffer();

test('a return goes from its photograph to its credit note, live on both sides', async ({ person, api, shop }) => {
  const customer = await person({ signedInAs: 'shopper' });
  const merchant = await person({ signedInAs: 'merchant', width: 1440 });
  const stranger = await person();
  const sku = `JAR-${randomUUID().slice(0, 8).toUpperCase()}`;
  const variants = [{ sku, priceAmount: 9_000, currency: 'EUR', onHand: 8 }];
  await api('POST', '/products', { title: `Jar ${sku}`, maker: 'Kiln of this test', variants });
  await api('PATCH', `/variants/${sku}`, { numberedOf: 8 });
  const publicId = await buy(customer, shop.url, sku, 2);
  await deliver(api, publicId);
  await customer.goto(`/orders/${publicId}`);
  await customer.getByRole('link', { name: 'Send something back' }).click();
  // Nothing is chosen for anybody.
  await expect(customer.getByRole('radio', { checked: true })).toHaveCount(0);
  await customer.getByLabel('Refund').check();
  const which = customer.getByRole('group', { name: 'Which ones' });
  await which.getByLabel('No. 2').check();
  await customer.getByRole('button', { name: 'Continue' }).click();
  await expect(which.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(customer.locator('.return-form [role="alert"]')).toContainText('Say why you are sending it back.');
  await customer.getByLabel('Why').selectOption('damaged');
  await customer.getByRole('button', { name: 'Continue' }).click();
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('Check what you’re sending back');
  await expect(customer.locator('.return-summary')).toContainText('It arrived damaged');
  await expect(customer.locator('.return-summary')).toContainText('No. 2 of 8');
  await customer.getByLabel('Anything we should know').fill('A chip at the spout');
  await customer
    .getByLabel('Photographs')
    .setInputFiles({ name: 'chip.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() });
  await customer.getByRole('button', { name: 'Send return request' }).click();
  await expect(customer.getByText('We are looking at it', { exact: true })).toBeVisible();
  await untilLive(customer);

  await merchant.goto('/desk/returns');
  await merchant
    .getByRole('link', { name: /^R-\d+/ })
    .last()
    .click();
  const desk = merchant.getByRole('article', { name: /^Return R-/ });
  await expect(desk.getByText('A chip at the spout')).toBeVisible();
  await expect(desk.getByRole('img')).toHaveJSProperty('complete', true);
  await untilLive(merchant);
  await desk.getByRole('button', { name: 'Approve and create the label' }).click();
  const label = customer.getByRole('link', { name: 'Print the label' });
  await expect(label).toBeVisible();

  const files = [
    await label.getAttribute('href'),
    await customer.locator('.return-card__photos a').getAttribute('href'),
  ];
  for (const file of files) {
    expect((await customer.request.get(file ?? '')).status()).toBe(200);
    expect((await stranger.request.get(file ?? '')).status()).toBe(404);
  }

  // What arrived damaged isn't back on the shelf unless the desk says so.
  await desk.getByLabel(/back in stock/).fill('1');
  await desk.getByRole('button', { name: 'Mark received' }).click();
  await expect(customer.getByText('Received. We’re checking it', { exact: true })).toBeVisible();
  const { numbers } = await api<{ numbers: { state: string }[] }>('GET', `/variants/${sku}/numbers`);
  expect(numbers.slice(0, 3).map(({ state }) => state)).toEqual(['sold', 'free', 'free']);
  await desk.getByRole('button', { name: /^Refund €/ }).click();
  await expect(customer.getByText(/^We refunded €[\d.,]+\.$/).first()).toBeVisible();
  await customer.getByText('Manage', { exact: true }).click();
  await customer.getByRole('heading', { name: 'Invoices' }).click();
  const note = customer.getByRole('link', { name: /Credit note CN-/ });
  await expect(note).toBeVisible();
  const paper = (await note.getAttribute('href')) ?? '';
  const pdf = await customer.request.get(paper);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await stranger.request.get(paper)).status()).toBe(404);
});

test('without JavaScript: a picture that is none is refused in words, and without it the return is asked for', async ({
  plain,
  api,
  shop,
}) => {
  const page = await plain({ signedInAs: 'shopper' });
  const publicId = await buy(page, shop.url, 'FACETED-SHINO-BEAKER');
  await deliver(api, publicId);
  await page.open(`/orders/${publicId}/return`);
  // No reason is chosen for anybody.
  expect(page.valueOf('Why')).toBe('');
  page.fill('Why', 'damaged');
  page.fill('Refund', true);
  await page.press('Continue');
  // The question is asked by the server, and the way back keeps what was chosen.
  await page.follow('Change this', { first: true });
  expect(page.valueOf('Why')).toBe('damaged');
  page.fill('Why', 'changed_mind');
  await page.press('Continue');
  expect(page.part({ class: 'return-summary' })).toContain('I changed my mind');
  expect(page.part({ class: 'return-form' })).toMatch(/We’ll refund €[\d.,]+ the way you paid/);
  page.fill('Photographs', new File(['<svg onload="alert(1)"/>'], 'chip.jpg', { type: 'image/jpeg' }));
  await page.press('Send return request');
  expect(page.text).toContain('One of the photographs can’t be used.');
  // What was chosen still stands.
  expect(page.part({ class: 'return-summary' })).toContain('I changed my mind');
  await page.press('Send return request');
  expect(page.text).toContain('We are looking at it');
  await page.press('Withdraw this return');
  expect(page.shows('Withdrawn')).toBe(true);
});
