import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { type Api, expect, test, untilLive } from './fixtures.ts';

interface Drop {
  id: string;
  slug: string;
}

/** Pieces of this test's own. @returns the address of their page, and their SKU */
async function ownPieces(api: Api, onHand: number): Promise<{ slug: string; sku: string }> {
  const sku = `DROP-${randomUUID().slice(0, 8).toUpperCase()}`;
  const { slug } = await api<{ slug: string }>('POST', '/products', {
    title: `Jar ${sku}`,
    maker: 'Kiln of this test',
    variants: [{ sku, priceAmount: 24_000, currency: 'EUR', onHand }],
  });
  return { slug, sku };
}

const fromNow = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
/** As the shop's clocks show it. */
const shopClock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Madrid',
});
const moment = (page: Page) => page.locator('[data-moment]');

test('two people wait, one of them in two tabs, are let in one after the other, and check the draw', async ({
  person,
  api,
}) => {
  test.setTimeout(120_000);
  const { sku, slug: piece } = await ownPieces(api, 4);
  const drop = await api<Drop>('POST', '/drops', {
    title: 'A kiln of this test',
    skus: [sku],
    opensAt: fromNow(30),
    admitPerMinute: 30,
    perPersonLimit: 1,
  });
  const [ben, rita] = await Promise.all([
    person({ signedInAs: 'bidder', width: 390 }),
    person({ signedInAs: 'rival' }),
  ]);
  const room = `/drops/${drop.slug}/room`;
  const tickets: string[] = [];
  for (const page of [ben, rita]) {
    await page.goto(room);
    await expect(moment(page)).toHaveAttribute('data-moment', 'room');
    await page.getByRole('button', { name: 'Take a ticket' }).click();
    await expect(page.getByTestId('ticket')).toHaveText(/^(\w{3}-){2}\w{3}$/);
    tickets.push((await page.getByTestId('ticket').textContent()) ?? '');
  }
  expect(tickets[0]).not.toBe(tickets[1]);
  expect(await violationsOn(ben, { targets: true })).toEqual([]);
  const tab = await ben.context().newPage();
  await tab.goto(room);
  await expect(tab.getByTestId('ticket')).toHaveText(tickets[0] ?? '');
  await expect(tab.getByText('2 people have a ticket.')).toBeVisible();
  await expect(tab.getByRole('img', { name: '2 people in line. The order isn’t drawn yet.' })).toBeVisible();
  // Nobody can have one before the opening, whatever they press.
  const early = await rita.request.post('/api/bag/lines', {
    data: { sku, quantity: 1 },
    headers: { origin: new URL(rita.url()).origin },
  });
  expect(await early.json()).toMatchObject({ code: 'not_admitted' });

  for (const page of [ben, rita]) {
    await expect(moment(page)).toHaveAttribute('data-moment', 'admitted', { timeout: 60_000 });
    await expect(page.getByRole('timer')).toBeVisible();
    await expect(page).toHaveTitle(/^Your turn · A kiln of this test/);
  }
  await expect(moment(tab)).toHaveAttribute('data-moment', 'admitted');
  expect(await violationsOn(rita, { targets: true })).toEqual([]);
  await ben.getByRole('button', { name: 'Add to bag, €240' }).click();
  await expect(ben.getByRole('link', { name: 'Go to checkout' })).toBeVisible();
  // One word for what is left: a piece in a bag isn't sold.
  await expect(rita.getByText('4 left, 1 in a bag', { exact: true })).toBeVisible();
  await expect(rita.getByText('4 of 4 left, 1 in a bag.')).toBeVisible();
  // One to a person, also at the piece's own page and in another tab.
  const second = await ben.request.post('/api/bag/lines', {
    data: { sku, quantity: 1 },
    headers: { origin: new URL(ben.url()).origin },
  });
  expect(await second.json()).toMatchObject({ code: 'drop_limit' });
  await tab.goto(`/products/${piece}`);
  await expect(tab.getByText('Sold in a drop:')).toBeHidden();
  await expect(tab.getByText('Held for you').first()).toBeVisible();

  await rita.goto(`/products/${piece}`);
  await expect(rita.getByText(/The door opened .*If you join now, you go to the end of the line\./)).toBeVisible();
  await rita.goto(`/drops/${drop.slug}/proof`);
  await expect(rita.getByTestId('draw-verdict')).toHaveText('The draw holds.');
  await rita.getByLabel('Find a ticket').fill((tickets[1] ?? '').toLowerCase());
  await rita.getByRole('button', { name: 'Find it' }).click();
  await expect(rita.getByText(new RegExp(`^Ticket ${tickets[1]} is number [12]\\.$`))).toBeVisible();
  const saving = rita.waitForEvent('download');
  await rita.getByRole('button', { name: 'Download the tickets' }).click();
  expect((await saving).suggestedFilename()).toBe(`${drop.slug}-draw.json`);
  expect(await violationsOn(rita, { targets: true })).toEqual([]);
});

test('the desk announces a drop and ends it; the piece says so, with and without JavaScript', async ({
  person,
  plain,
  api,
}) => {
  const { sku, slug: piece } = await ownPieces(api, 3);
  const [merchant, guest, bidder] = await Promise.all([
    person({ signedInAs: 'merchant' }),
    person({ width: 390 }),
    plain({ signedInAs: 'bidder' }),
  ]);
  await merchant.goto('/desk/drops');
  const title = `Jugs of ${sku}`;
  await merchant.getByLabel('Title').fill(title);
  await merchant.getByLabel('SKUs, separated by commas').fill(sku);
  await merchant
    .getByLabel('The door opens, Europe/Madrid')
    .fill(shopClock.format(Date.parse(fromNow(3_600))).replace(' ', 'T'));
  await merchant.getByRole('button', { name: 'Announce it' }).click();
  const row = merchant.getByRole('row').filter({ hasText: sku });
  await expect(row).toContainText('Announced');
  expect(await violationsOn(merchant, { targets: true })).toEqual([]);
  const address = (await row.getByRole('link', { name: title }).getAttribute('href')) ?? '';

  await guest.goto(`/products/${piece}`);
  await expect(guest.getByRole('button', { name: 'Add to bag' })).toHaveCount(0);
  await guest.getByRole('link', { name: 'See the drop' }).click();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title);
  await untilLive(guest);
  expect(await violationsOn(guest, { targets: true })).toEqual([]);
  await expect(guest.getByText('A ticket needs an account, so that each person gets one.')).toBeVisible();
  await guest.getByRole('link', { name: 'Go to the waiting room' }).click();
  // Pressed once: they have their ticket when they are back from signing in.
  await guest.getByRole('link', { name: 'Sign in to take a ticket' }).click();
  await guest.waitForURL(/sign-in/);
  const signedIn = await guest.request.post('/api/session/sign-in', {
    headers: { origin: new URL(guest.url()).origin },
    data: { email: 'rival@demo.marketday', password: 'demo-marketday' },
  });
  expect(signedIn.status(), await signedIn.text()).toBe(200);
  await guest.goto(new URL(guest.url()).searchParams.get('next') ?? '');
  await expect(guest.getByTestId('ticket')).toBeVisible();
  await expect(guest.getByRole('img', { name: /^One person in line/ })).toBeVisible();

  await bidder.open(`${address}/ticket`);
  await bidder.press('Take a ticket');
  expect(bidder.main).toMatch(/Your ticket is (\w{3}-){2}\w{3}\./);

  await guest.goto(`/products/${piece}`);
  await expect(guest.getByText('Sold in a drop:')).toBeVisible();
  await row.getByRole('button', { name: `Call off ${title}: put what is left on general sale` }).click();
  await expect(row).toContainText('Called off');
  await guest.getByRole('button', { name: 'Add to bag' }).click();
  await expect(guest.getByText('Held for you').first()).toBeVisible();
});

test('a reminder that a guest presses is set once they have signed in, and is still there when they look again', async ({
  person,
  api,
}) => {
  const { sku, slug: piece } = await ownPieces(api, 3);
  const drop = await api<Drop>('POST', '/drops', {
    title: `A kiln of ${sku}`,
    skus: [sku],
    entriesFrom: fromNow(3_600),
    opensAt: fromNow(7_200),
    admitPerMinute: 30,
    perPersonLimit: 1,
  });
  const page = await person({ width: 390 });
  await page.goto(`/products/${piece}`);
  await expect(page.getByText(/^Anyone can buy it until/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add to bag' }).first()).toBeVisible();
  await page.goto(`/drops/${drop.slug}`);
  await untilLive(page);
  // Another person signs in to the browser that somebody pressed it in: it wasn't theirs to wish.
  await page.getByRole('button', { name: 'Remind me' }).click();
  await page.waitForURL(/sign-in/);
  await page.request.post('/api/session/sign-in', {
    headers: { origin: new URL(page.url()).origin },
    data: { email: 'rival@demo.marketday', password: 'demo-marketday' },
  });
  await page.goto(`/drops/${drop.slug}`);
  await expect(page.getByText('You’re signed in and have everything you need for a ticket.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remind me' })).toBeVisible();
  await expect(page.getByTestId('reminded')).toHaveCount(0);
  await page.context().clearCookies();

  await page.goto(`/drops/${drop.slug}`);
  await untilLive(page);
  await page.getByRole('button', { name: 'Remind me' }).click();
  await page.waitForURL(/sign-in/);
  await page.getByRole('button', { name: /Ada Shopper/ }).click();
  await page.waitForURL(`**/drops/${drop.slug}`);
  await expect(page.getByTestId('reminded')).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('reminded')).toBeVisible();
  await expect(page.getByText('3 left.')).toBeVisible();
});
