import { fillCard, payButton } from './fill-checkout.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';

const slug = 'celadon-dinner-plate';

interface Shown {
  variants: { sku: string; available: number }[];
}

test('an order taken by telephone is paid through its link, and both sides see it at once', async ({
  person,
  api,
  shop,
}) => {
  const stock = async () => (await api<Shown>('GET', `/products/${slug}`)).variants[0];
  const before = await stock();
  const desk = await person({ signedInAs: 'merchant', width: 1440 });
  await desk.goto('/desk/orders');
  await desk.getByRole('link', { name: 'New order' }).click();
  await desk.getByRole('searchbox', { name: 'Find a piece' }).fill(before?.sku ?? '');
  await desk.getByRole('button', { name: 'Search' }).click();
  await desk.getByRole('list', { name: 'Found pieces' }).getByRole('button', { name: /^Add/ }).first().click();
  await desk.getByRole('list', { name: 'Pieces of the order' }).getByRole('spinbutton').fill('2');
  await desk.getByLabel('Country').selectOption('FR');
  await desk.locator('[name="name"]').fill('Ines Duarte');
  await desk.locator('[name="line1"]').fill('14 rue des Capucins');
  await desk.locator('[name="postalCode"]').fill('69001');
  await desk.locator('[name="city"]').fill('Lyon');
  await desk.getByLabel('Phone').fill('06 12 34 56 78');
  await desk.getByLabel('Email').fill('ines@example.com');
  await expect(desk.locator('.new-order__total')).toContainText('€');
  await desk.getByRole('button', { name: 'Create order' }).click();

  await expect(desk.getByRole('heading', { name: 'To be paid' })).toBeVisible();
  await untilLive(desk);
  expect((await stock())?.available).toBe((before?.available ?? 0) - 2);
  const link = await desk.getByRole('textbox', { name: 'Payment link' }).inputValue();
  expect(await mailTo(shop, 'ines@example.com', /is waiting for payment/)).toContain(new URL(link).pathname);

  const customer = await person({ width: 390 });
  await customer.goto(link);
  await customer.getByRole('link', { name: /^Pay €/ }).click();
  await fillCard(customer);
  await payButton(customer).click();
  await expect(customer.getByRole('heading', { level: 1 })).not.toContainText('payment');
  await expect(desk.getByText('Paid', { exact: true }).first()).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'To be paid' })).toBeHidden();
  expect((await stock())?.available).toBe((before?.available ?? 0) - 2);
});

test('without JavaScript an order for cash is found, priced, created and marked as paid by plain forms', async ({
  plain,
}) => {
  const desk = await plain({ signedInAs: 'merchant' });
  await desk.open('/desk/orders/new');
  desk.fill('Find a piece', slug);
  await desk.press('Search');
  await desk.press(/^Add/, { first: true });
  desk.fillNamed({ country: 'FR', name: 'Rui Matos', line1: '1 rue des Fours', postalCode: '69001', city: 'Lyon' });
  desk.fill('In cash', true);
  await desk.press('Update the total');
  expect(desk.valueNamed('name')).toBe('Rui Matos');
  expect(desk.main).toContain('Total');
  await desk.press('Create order');
  expect(desk.heading).toMatch(/^MD-/);
  await desk.follow('Mark as paid');
  desk.fill(/^Amount received/, '1');
  await desk.press('Mark as paid');
  expect(desk.main).toContain('Waiting for payment');
});
