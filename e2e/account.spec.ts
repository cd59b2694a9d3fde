import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';
import type { PlainBrowser } from './plain/plain-browser.ts';

const password = 'seven grey herons';
const linkIn = (mail: string, path: string): string => new RegExp(`${path}[^\\s"<]+`).exec(mail)?.[0] ?? '';

async function openAccount(page: Page, email: string): Promise<void> {
  await page.goto('/register?next=/account');
  await page.getByLabel('Name').fill('Maud Renard');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page
    .getByRole('main')
    .getByRole('button', { name: /account/i })
    .click();
  await expect(page).toHaveURL(/^[^?]*\/account$/);
}

async function openPlainAccount(page: PlainBrowser, email: string): Promise<void> {
  await page.open('/register?next=/account');
  page.fill('Name', 'Maud Renard', { first: true });
  page.fill('Email', email);
  page.fill('Password', password);
  await page.press(/account/i, { besides: 'Password' });
  expect(page.url).toMatch(/^[^?]*\/account$/);
}

test('without JavaScript: an account is opened, confirmed, given a new password by mail, and deleted', async ({
  plain,
  shop,
}) => {
  const email = `maud-${Date.now()}@example.com`;
  const page = await plain();
  await openPlainAccount(page, email);
  expect(page.text).toContain(`Confirm ${email}`);
  const confirm = await mailTo(shop, email, /Subject: Confirm your email address/);
  await page.open(linkIn(confirm, '/confirm-address\\?key='));
  await page.press('Confirm this address');
  expect(page.text).toContain('Your address has been confirmed.');
  expect(page.text).not.toContain(`Confirm ${email}`);

  // Somewhere else, the password is forgotten.
  const elsewhere = await plain();
  await elsewhere.open('/forgotten-password');
  elsewhere.fill('Email', email);
  await elsewhere.press('Email me a link');
  expect(elsewhere.main).toContain('Check your email');
  const reset = await mailTo(shop, email, /Subject: Choose a new password/);
  await elsewhere.open(linkIn(reset, '/new-password\\?token='));
  elsewhere.fill('New password', 'Password2026!');
  await elsewhere.press('Save the password');
  expect(elsewhere.text).toContain('isn’t a common one');
  elsewhere.fill('New password', 'nine white herons');
  await elsewhere.press('Save the password');
  expect(elsewhere.text).toContain('Your password has been changed.');
  await page.open('/account');
  expect(page.url).toMatch(/sign-in/);

  await elsewhere.follow('Delete your account');
  elsewhere.fill('Current password', 'not this one');
  await elsewhere.press('Delete the account');
  expect(elsewhere.text).toContain('That is not your password.');
  elsewhere.fill('Current password', 'nine white herons');
  await elsewhere.press('Delete the account');
  expect(elsewhere.heading).toBe('Your account is deleted');
  await elsewhere.open('/account');
  expect(elsewhere.url).toMatch(/sign-in/);
});

test('a password can be looked at; who signs out everywhere else is signed out there at once', async ({
  person,
  shop,
}) => {
  const email = `ines-${Date.now()}@example.com`;
  const [phone, laptop] = [await person({ width: 390 }), await person()];
  await openAccount(phone, email);
  const confirm = await mailTo(shop, email, /Subject: Confirm your email address/);
  await laptop.goto(linkIn(confirm, '/confirm-address\\?key='));
  const field = laptop.getByLabel('Password');
  await field.fill(password);
  await expect(field).toHaveAttribute('type', 'password');
  await laptop.getByRole('button', { name: 'Show password' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await laptop.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(laptop.getByText('Your address has been confirmed.')).toBeVisible();

  await phone.reload();
  await phone.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(phone.getByText('Signed out there.')).toBeVisible();
  await laptop.goto('/account');
  await expect(laptop).toHaveURL(/sign-in/);
});

test('signing in by mail: without JavaScript by the link, with it by the figures, into the same account', async ({
  person,
  plain,
  shop,
}) => {
  const email = `tove-${Date.now()}@example.com`;
  const guest = await plain();
  await guest.open('/sign-in?next=/account');
  guest.fill('Email', `unknown-${email}`);
  await guest.press('Continue');
  await guest.follow('Use a password');
  expect(guest.valueOf('Email')).toBe(`unknown-${email}`);
  for (const words of ['Two more attempts', 'One more attempt']) {
    guest.fill('Password', 'not the password');
    await guest.press('Sign in', { besides: 'Password' });
    expect(guest.text).toContain(`${words}, then we’ll email you a link.`);
  }
  guest.fill('Password', 'not the password');
  await guest.press('Sign in', { besides: 'Password' });
  expect(guest.text).toContain('That password was wrong three times');
  await guest.follow('Use another address');
  guest.fill('Email', email);
  await guest.press('Continue');
  expect(guest.text).toContain(`An email to ${email} is on its way`);
  guest.fill('Six-digit code', '000 000');
  await guest.press('Sign in', { besides: 'Six-digit code' });
  expect(guest.text).toContain('That code is wrong');
  const mail = await mailTo(shop, email, /Subject: Sign in to the shop/);
  await guest.open(linkIn(mail, '/sign-in/mail\\?key='));
  expect(guest.text).toContain(`As ${email}`);
  await guest.press('Sign in');
  expect(guest.url).toMatch(/\/account$/);
  expect(guest.text).toContain(email);

  const other = await person();
  await other.goto('/sign-in?next=/account');
  await other.getByLabel('Email').fill(email);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  const figuresIn = (text: string) =>
    /(\d{3} \d{3})/.exec(text.slice(text.indexOf('where you asked to sign in')))?.[1] ?? '';
  const before = figuresIn(mail);
  let figures = before;
  await expect
    .poll(async () => {
      figures = figuresIn(await mailTo(shop, email, new RegExp(`Subject: Sign in to the shop(?![^]*${before})`)));
      return figures;
    })
    .not.toBe(before);
  await other.getByLabel('Six-digit code').fill(figures);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other).toHaveURL(/\/account$/);
  await expect(other.getByRole('button', { name: 'Sign out everywhere else' })).toBeVisible();
});

test('another browser that signs in shows in the account at once, and is signed out from there', async ({
  person,
  plain,
}) => {
  const email = `twice-${Date.now()}@example.com`;
  const [page, other] = [await person(), await plain()];
  await openAccount(page, email);
  await untilLive(page);
  const list = page.getByRole('region', { name: 'Signed in on' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  expect((await other.send('/api/session/sign-in', { email, password })).ok).toBe(true);
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /^Sign out (?!everywhere)/ }).click();
  await expect(page.getByText('Signed out there.')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await other.open('/account');
  expect(other.url).toMatch(/sign-in/);
});

test('the address book: without JavaScript an address is added and fills the checkout; another tab sees it', async ({
  person,
  plain,
}) => {
  const email = `book-${Date.now()}@example.com`;
  const page = await plain();
  await openPlainAccount(page, email);
  await page.follow('Addresses');
  const add = async (label: string, city: string) => {
    await page.follow('Add an address');
    page.fill('Name for this address', label);
    page.fill('Street and number', '14 rue des Capucins');
    page.fill('Postcode', '69001');
    page.fill('City', city);
    page.fill('Country', 'FR');
    await page.press('Save the address');
    expect(page.text).toContain('Address saved.');
  };
  await add('Home', 'Lyon');
  await add('My sister', 'Besançon');
  expect(page.text).toContain('Home (default)');
  await page.open('/account/bidding');
  expect(page.valueOf('City')).toBe('Lyon');
  await page.follow('My sister');
  expect(page.valueOf('City')).toBe('Besançon');

  const tab = await person();
  await tab.context().addCookies(page.cookies);
  await tab.goto('/account/addresses');
  await expect(tab.getByText('My sister')).toBeVisible();
  await page.open('/account/addresses');
  await page.press('Delete: My sister');
  expect(page.text).not.toContain('My sister');
  await expect(tab.getByText('My sister')).toBeHidden();
});

test('on a phone the account’s current tab is in view, whichever it is, and the row scrolls on', async ({ person }) => {
  const page = await person({ signedInAs: 'shopper', width: 390, touch: true });
  for (const path of ['/account/notices', '/account/addresses', '/account/watching']) {
    await page.goto(path);
    const current = page.locator('.account-tabs [aria-current]');
    await expect(current).toBeInViewport({ ratio: 1 });
    const row = page.locator('.account-tabs');
    await expect(row).toHaveCSS('scroll-snap-type', 'x mandatory');
    await expect.poll(() => current.evaluate((tab) => getComputedStyle(tab).scrollSnapAlign)).toBe('none');
    await row.evaluate((tabs) => tabs.scrollTo({ left: 0, behavior: 'instant' }));
    await expect(page.locator('.account-tabs a').first()).toBeInViewport({ ratio: 1 });
  }
});
