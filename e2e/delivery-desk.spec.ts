import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';

/** A country that no other test sends anything to. */
const country = 'Iceland';
const zone = 'Far north';

async function removeZone(merchant: Page): Promise<void> {
  await merchant.goto('/desk/delivery');
  await merchant.getByRole('link', { name: zone, exact: true }).click();
  await merchant.waitForURL(/\/desk\/delivery\/.+/);
  await untilLive(merchant);
  await merchant.getByRole('link', { name: 'Remove the zone' }).click();
  const dialog = merchant.getByRole('dialog');
  await expect(dialog).toContainText('delivery will then cost what it costs everywhere else');
  await dialog.getByRole('button', { name: 'Remove the zone' }).click();
  await merchant.waitForURL(/\/desk\/delivery$/);
  await expect(merchant.getByRole('link', { name: zone, exact: true })).toHaveCount(0);
}

test('a merchant raises a delivery price; a piece’s page and the open checkout of somebody else follow', async ({
  person,
}) => {
  const [visitor, buyer, merchant] = await Promise.all([person(), person(), person({ signedInAs: 'merchant' })]);
  await visitor.goto('/products/everyday-mug');
  await untilLive(visitor);
  const line = visitor.locator('.delivery-line');
  await visitor.getByLabel('Where to?').selectOption('Another country');
  await expect(line).toContainText(/To your country by .*, €9/);

  await merchant.goto('/desk/delivery');
  await untilLive(merchant);
  await merchant.getByLabel('Name', { exact: true }).fill(zone);
  const countries = merchant.getByLabel('Countries, separated by commas');
  await countries.fill(`${country}, Frnce`);
  await merchant.getByLabel('Price, EUR').fill('11');
  await merchant.getByLabel('Minimum working days').fill('5');
  await merchant.getByLabel('Maximum working days').fill('9');
  const add = merchant.getByRole('button', { name: 'Add zone' });
  await add.click();
  await expect(merchant.locator('main').getByText('There is no country called “Frnce”.')).toBeVisible();
  await expect(countries).toBeFocused();
  await countries.fill(country);
  await add.click();
  await expect(merchant.getByRole('link', { name: zone, exact: true })).toBeVisible();
  try {
    await visitor.getByLabel('Where to?').selectOption(country);
    await expect(line).toContainText(new RegExp(`To ${country} by .*, €11`));
    await buyer.goto('/products/everyday-mug');
    await buyer.getByRole('button', { name: 'Add to bag' }).first().click();
    await expect(buyer.getByRole('link', { name: 'Go to checkout' }).first()).toBeVisible();
    await buyer.goto('/checkout');
    await untilLive(buyer);
    await buyer.locator('[name="country"]').selectOption(country);
    await expect(buyer.locator('.checkout-totals')).toContainText(`Delivery to ${country}€11`);

    await merchant.getByRole('link', { name: zone, exact: true }).click();
    await merchant.waitForURL(/\/desk\/delivery\/.+/);
    await untilLive(merchant);
    const rate = merchant.getByRole('region', { name: /^Home delivery/ });
    await rate.getByLabel('Price, EUR').fill('12.50');
    await rate.getByRole('button', { name: 'Save Home delivery' }).click();
    await expect(line).toContainText(new RegExp(`To ${country} by .*, €12.50`));
    await expect(visitor.getByRole('row', { name: new RegExp(country) }).first()).toContainText('€12.50');
    await expect(buyer.locator('.checkout-totals')).toContainText(`Delivery to ${country}€12.50`);
  } finally {
    await removeZone(merchant);
  }
  await expect(line).toContainText(new RegExp(`To ${country} by .*, €9`));
});
