import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';

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

test('without JavaScript: an account is opened, confirmed, given a new password by mail, and deleted', async ({
  person,
  shop,
}) => {
  const email = `maud-${Date.now()}@example.com`;
  const page = await person({ javaScriptEnabled: false, width: 390 });
  await openAccount(page, email);
  await expect(page.getByText(`Confirm ${email}`)).toBeVisible();
  const confirm = await mailTo(shop, email, /Subject: Confirm your email address/);
  await page.goto(linkIn(confirm, '/confirm-address\\?key='));
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(page.getByText('Your address has been confirmed.')).toBeVisible();
  await expect(page.getByText(`Confirm ${email}`)).toBeHidden();

  // Somewhere else, the password is forgotten.
  const elsewhere = await person({ javaScriptEnabled: false });
  await elsewhere.goto('/forgotten-password');
  await elsewhere.getByLabel('Email').fill(email);
  await elsewhere.getByRole('button', { name: 'Email me a link' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  const reset = await mailTo(shop, email, /Subject: Choose a new password/);
  await elsewhere.goto(linkIn(reset, '/new-password\\?token='));
  await elsewhere.getByLabel('New password').fill('Password2026!');
  await elsewhere.getByRole('button', { name: 'Save the password' }).click();
  await expect(elsewhere.getByText('isn’t a common one')).toBeVisible();
  await elsewhere.getByLabel('New password').fill('nine white herons');
  await elsewhere.getByRole('button', { name: 'Save the password' }).click();
  await expect(elsewhere.getByText('Your password has been changed.')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/sign-in/);

  await elsewhere.getByRole('link', { name: 'Delete your account' }).click();
  await elsewhere.getByLabel('Current password').fill('not this one');
  await elsewhere.getByRole('button', { name: 'Delete the account' }).click();
  await expect(elsewhere.getByText('That is not your password.')).toBeVisible();
  await elsewhere.getByLabel('Current password').fill('nine white herons');
  await elsewhere.getByRole('button', { name: 'Delete the account' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL(/sign-in/);
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
  shop,
}) => {
  const email = `tove-${Date.now()}@example.com`;
  const plain = await person({ javaScriptEnabled: false, width: 390 });
  await plain.goto('/sign-in?next=/account');
  await plain.getByLabel('Email').fill(`unknown-${email}`);
  await plain.getByRole('button', { name: 'Continue' }).click();
  await plain.getByRole('link', { name: 'Use a password' }).click();
  await expect(plain.getByLabel('Email')).toHaveValue(`unknown-${email}`);
  for (const words of ['Two more attempts', 'One more attempt']) {
    await plain.getByLabel('Password').fill('not the password');
    await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(plain.getByText(`${words}, then we’ll email you a link.`)).toBeVisible();
  }
  await plain.getByLabel('Password').fill('not the password');
  await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(plain.getByText('That password was wrong three times')).toBeVisible();
  await plain.getByRole('link', { name: 'Use another address' }).click();
  await plain.getByLabel('Email').fill(email);
  await plain.getByRole('button', { name: 'Continue' }).click();
  await expect(plain.getByText(`An email to ${email} is on its way`)).toBeVisible();
  await plain.getByLabel('Six-digit code').fill('000 000');
  await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(plain.getByText('That code is wrong')).toBeVisible();
  const mail = await mailTo(shop, email, /Subject: Sign in to the shop/);
  await plain.goto(linkIn(mail, '/sign-in/mail\\?key='));
  await expect(plain.getByText(`As ${email}`)).toBeVisible();
  await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(plain).toHaveURL(/\/account$/);
  await expect(plain.getByText(email).first()).toBeVisible();

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

test('another browser that signs in shows in the account at once, and is signed out from there', async ({ person }) => {
  const email = `twice-${Date.now()}@example.com`;
  const [page, other] = [await person(), await person({ javaScriptEnabled: false })];
  await openAccount(page, email);
  await untilLive(page);
  const list = page.getByRole('region', { name: 'Signed in on' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  const signIn = { headers: { origin: new URL(page.url()).origin }, data: { email, password } };
  expect((await other.request.post('/api/session/sign-in', signIn)).ok()).toBe(true);
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /^Sign out (?!everywhere)/ }).click();
  await expect(page.getByText('Signed out there.')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await other.goto('/account');
  await expect(other).toHaveURL(/sign-in/);
});

test('the address book: without JavaScript an address is added and fills the checkout; another tab sees it', async ({
  person,
}) => {
  const email = `book-${Date.now()}@example.com`;
  const page = await person({ javaScriptEnabled: false, width: 390 });
  await openAccount(page, email);
  await page.getByRole('link', { name: 'Addresses' }).click();
  const add = async (label: string, city: string) => {
    await page.getByRole('link', { name: 'Add an address' }).click();
    await page.getByLabel('Name for this address').fill(label);
    await page.getByLabel('Street and number').fill('14 rue des Capucins');
    await page.getByLabel('Postcode').fill('69001');
    await page.getByLabel('City').fill(city);
    await page.getByLabel('Country').selectOption('FR');
    await page.getByRole('button', { name: 'Save the address' }).click();
    await expect(page.getByText('Address saved.')).toBeVisible();
  };
  await add('Home', 'Lyon');
  await add('My sister', 'Besançon');
  await expect(page.getByText('Home (default)')).toBeVisible();
  await page.goto('/account/bidding');
  await expect(page.getByLabel('City')).toHaveValue('Lyon');
  await page.getByRole('link', { name: 'My sister' }).click();
  await expect(page.getByLabel('City')).toHaveValue('Besançon');

  const tab = await person();
  await tab.context().addCookies(await page.context().cookies());
  await tab.goto('/account/addresses');
  await expect(tab.getByText('My sister')).toBeVisible();
  await page.goto('/account/addresses');
  await page.getByRole('button', { name: 'Delete: My sister' }).click();
  await expect(page.getByText('My sister')).toBeHidden();
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
