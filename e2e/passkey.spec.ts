import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const password = 'seven grey herons';

/** A device in this page that has a finger on it. */
async function withDevice(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a passkey is added, signs in, and is removed; another browser’s list follows', async ({ person }) => {
  const email = `key-${Date.now()}@example.com`;
  const [page, watcher] = [await person(), await person({ width: 390 })];
  await withDevice(page);
  await page.goto('/register?next=/account');
  await page.getByLabel('Name').fill('Maud Renard');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('link', { name: 'Your passkeys' }).click();
  await expect(page.getByText('None yet.', { exact: true })).toBeVisible();

  const signedIn = await watcher.request.post('/api/session/sign-in', { data: { email, password } });
  expect(signedIn.ok()).toBe(true);
  await watcher.goto('/account/passkeys');
  await expect(watcher.getByText('None yet.', { exact: true })).toBeVisible();

  await page.getByLabel('Name for this passkey').fill('Maud’s phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is added.')).toBeVisible();
  for (const one of [page, watcher]) await expect(one.getByText('Maud’s phone', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible();

  await page.getByRole('link', { name: 'Back to your account' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/sign-in?next=/account/passkeys');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(/\/account\/passkeys$/);
  for (const one of [page, watcher]) await expect(one.getByText(', last used')).toBeVisible();

  await page.getByRole('button', { name: 'Remove: Maud’s phone' }).click();
  await expect(page.getByText('The passkey is removed.')).toBeVisible();
  for (const one of [page, watcher]) await expect(one.getByText('None yet.', { exact: true })).toBeVisible();
});
