import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';

const corner = (page: Page, title: string) => page.getByRole('button', { name: `Save ${title}`, exact: true });

test('a guest saves pieces on a phone, and whoever gets the link sees them live and gives one', async ({
  person,
  api,
}) => {
  const [guest, friend] = [await person({ width: 390, touch: true }), await person()];
  await guest.goto('/products/persimmon-vase');
  await untilLive(guest);
  await corner(guest, 'Persimmon vase').click();
  await expect(corner(guest, 'Persimmon vase')).toHaveAttribute('aria-pressed', 'true');
  await guest.goto('/shop');
  await corner(guest, 'Basalt candle holder').click();
  await expect(corner(guest, 'Basalt candle holder')).toHaveAttribute('aria-pressed', 'true');

  await guest.goto('/wish-list');
  await expect(guest.getByText('Two pieces. Prices and stock are live.')).toBeVisible();
  await guest.getByLabel('Title').fill('For the new kitchen');
  await guest.getByRole('button', { name: 'Create a link' }).click();
  const link = await guest.getByLabel('Link', { exact: true }).inputValue();
  expect(link).toMatch(/\/wish-lists\/[\w-]{22}$/);

  const path = new URL(link).pathname;
  await friend.goto(path);
  await expect(friend.getByRole('heading', { name: 'For the new kitchen' })).toBeVisible();
  await untilLive(friend);
  await api('PATCH', '/variants/BASALT-CANDLE-HOLDER', { priceAmount: 5_100 });
  await expect(friend.locator('.piece-card', { hasText: 'Basalt candle holder' })).toContainText('€51');
  await friend.getByRole('button', { name: 'I’ll give this Basalt candle holder' }).click();
  await expect(friend.getByText('Someone is giving this.')).toBeVisible();

  // What its owner takes off is gone from the friend's screen, and a new link ends the old one there.
  await corner(guest, 'Persimmon vase').click();
  await expect(friend.locator('.piece-card', { hasText: 'Persimmon vase' })).toHaveCount(0);
  await guest.getByRole('button', { name: 'Create a new link' }).click();
  await expect(friend.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
  await expect(guest.getByLabel('Link', { exact: true })).not.toHaveValue(link);
  expect((await friend.request.get(path)).status()).toBe(404);
  await api('PATCH', '/variants/BASALT-CANDLE-HOLDER', { priceAmount: 5_400 });
});

test('without JavaScript a corner saves, and the list’s own page takes off', async ({ plain }) => {
  const page = await plain();
  await page.open('/shop');
  await page.press('Save Shino tea bowl');
  expect(page.url).toMatch(/\/wish-list$/);
  expect(page.text).toContain('One piece.');
  await page.press('Save Shino tea bowl');
  expect(page.text).toContain('Nothing saved yet.');
});
