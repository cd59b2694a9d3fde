import { randomUUID } from 'node:crypto';
import { violationsOn } from './axe.ts';
import { expect, test, untilLive } from './fixtures.ts';

test('two people look at a numbered edition: one takes number 11, the other sees it go, with and without JavaScript', async ({
  person,
  plain,
  api,
}) => {
  const sku = `JAR-${randomUUID().slice(0, 8).toUpperCase()}`;
  const { slug } = await api<{ slug: string }>('POST', '/products', {
    title: `Jar ${sku}`,
    maker: 'Kiln of this test',
    variants: [{ sku, priceAmount: 24_000, currency: 'EUR', onHand: 18 }],
  });
  await api('PATCH', `/variants/${sku}`, { numberedOf: 18 });
  const [ben, rita, guest] = await Promise.all([person({ width: 390 }), person(), plain()]);
  for (const page of [ben, rita]) {
    await page.goto(`/products/${slug}`);
    await untilLive(page);
    await page.getByRole('radio', { name: '11', exact: true }).check();
  }
  await guest.open(`/products/${slug}`);
  guest.fill('11', true, { first: true });
  await ben.getByRole('button', { name: 'Add no. 11 to bag' }).last().click();
  await expect(ben.getByText('No. 11 held for you').first()).toBeVisible();

  await expect(rita.getByRole('radio', { name: '11, in a bag' })).toBeDisabled();
  await expect(rita.getByRole('alert').filter({ hasText: 'No. 11 is no longer free' })).toBeVisible();
  await expect(rita.getByRole('button', { name: 'Add to bag' }).first()).toBeVisible();
  expect(await violationsOn(rita, { part: '.buy-panel' })).toEqual([]);
  // Arrows pass over what is taken.
  await rita.getByRole('radio', { name: '10', exact: true }).check();
  await rita.keyboard.press('ArrowRight');
  await expect(rita.getByRole('radio', { name: '12', exact: true })).toBeChecked();
  await rita.getByRole('button', { name: 'Add no. 12 to bag' }).first().click();
  await expect(rita.getByText('No. 12 held for you').first()).toBeVisible();

  // This page was made before both.
  await guest.press('Add to bag', { first: true });
  expect(guest.main).toContain('That number has gone.');
  guest.fill('13', true, { first: true });
  await guest.press('Add to bag', { first: true });
  expect(guest.main).toContain('No. 13 of 18');
  await ben.goto('/checkout');
  await expect(ben.locator('main')).toContainText('No. 11 of 18');
});

test('the desk withdraws a number and puts it back, with and without JavaScript; a shopper sees it go', async ({
  person,
  plain,
  api,
}) => {
  const sku = `URN-${randomUUID().slice(0, 8).toUpperCase()}`;
  const { slug } = await api<{ slug: string }>('POST', '/products', {
    title: `Urn ${sku}`,
    maker: 'Kiln of this test',
    variants: [{ sku, priceAmount: 24_000, currency: 'EUR', onHand: 6 }],
  });
  await api('PATCH', `/variants/${sku}`, { numberedOf: 6 });
  const [ada, desk, colleague] = await Promise.all([
    person({ width: 390 }),
    person({ signedInAs: 'merchant' }),
    plain({ signedInAs: 'merchant' }),
  ]);
  await ada.goto(`/products/${slug}`);
  await untilLive(ada);
  await expect(ada.getByRole('radio')).toHaveCount(6);
  await desk.goto(`/desk/pieces?q=${sku}`);
  await desk.getByText('Numbered, 1 to 6').click();
  await desk.getByRole('link', { name: 'Every number' }).click();
  await untilLive(desk);
  await desk.getByRole('combobox', { name: 'Number' }).selectOption('4');
  await desk.getByRole('button', { name: 'Withdraw' }).click();
  await expect(desk.getByText('6 numbers: 5 free, 0 in bags, 0 sold, 1 withdrawn. 5 on hand.')).toBeVisible();
  await expect(ada.getByRole('radio')).toHaveCount(5);
  expect(await violationsOn(desk)).toEqual([]);

  await colleague.open(`/desk/pieces/${sku}/numbers`);
  await colleague.press('Put back');
  expect(colleague.text).toContain('6 numbers: 6 free, 0 in bags, 0 sold. 6 on hand.');
  await expect(ada.getByRole('radio')).toHaveCount(6);
});
