import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { type Api, expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';

/** A piece of this test's own, of which none is left. */
async function aSoldOutPiece(api: Api): Promise<{ sku: string; slug: string; title: string }> {
  const slug = `lined-bowl-${randomUUID().slice(0, 8)}`;
  const title = `Lined bowl ${slug.slice(-4)}`;
  const sku = slug.toUpperCase();
  await api('POST', '/products', {
    title,
    slug,
    maker: 'Otterwick Kiln',
    variants: [{ sku, priceAmount: 8_400, onHand: 0 }],
  });
  return { sku, slug, title };
}

const panelOf = (page: Page) => page.locator('.buy-column .buy-panel');

async function hasNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page, { part: '.buy-column .buy-panel, main.session' })).toEqual([]);
}

test('what comes back is offered to the first who asked, is kept from everybody else, and goes to the second', async ({
  person,
  api,
}) => {
  test.setTimeout(180_000);
  const { sku, slug, title } = await aSoldOutPiece(api);
  const [first, second, stranger] = await Promise.all([
    person({ signedInAs: 'shopper' }),
    person({ signedInAs: 'bidder', width: 390 }),
    person(),
  ]);
  for (const page of [first, second, stranger]) {
    await page.goto(`/products/${slug}`);
    await untilLive(page);
  }
  await panelOf(first).getByRole('button', { name: 'Tell me' }).click();
  await expect(panelOf(first)).toContainText('You’re next in line.');
  await expect(panelOf(stranger)).toContainText('One person is asking already.');
  await panelOf(second).getByRole('button', { name: 'Tell me' }).click();
  await expect(panelOf(second)).toContainText('You’re second in line.');
  await hasNoViolations(second);

  await api('PATCH', `/variants/${sku}`, { onHand: 1 });
  await expect(panelOf(first).getByText('Offered to you')).toBeVisible();
  await expect(panelOf(second)).toContainText('You’re next in line. One is offered to someone who asked before you');
  await expect(panelOf(stranger)).toContainText('One came back. It is offered to someone who asked first.');
  await expect(panelOf(stranger).getByRole('button', { name: /Add to bag/ })).toHaveCount(0);
  await hasNoViolations(first);

  await panelOf(first).getByRole('button', { name: 'No thanks' }).click();
  await expect(panelOf(first).getByText('Offered to you')).toBeHidden();
  await expect(panelOf(second).getByText('Offered to you')).toBeVisible();
  await expect(panelOf(stranger).getByRole('button', { name: /Add to bag/ })).toHaveCount(0);

  await second.goto('/account/notices');
  await expect(second.getByText(`${title} came back. One is held for you.`).first()).toBeVisible();
  await second.goto('/account/alerts');
  await expect(second.getByRole('heading', { name: title })).toBeVisible();
  await hasNoViolations(second);
  await second.getByRole('button', { name: 'Add to bag, €84' }).click();
  await expect(second).toHaveURL(/\/bag$/);
  await expect(second.getByText(title).first()).toBeVisible();
  await expect(panelOf(stranger)).toContainText('The last one is in a bag');
});

test('a guest confirms by mail and takes the offer with its link, without JavaScript', async ({ plain, api, shop }) => {
  const { sku, slug, title } = await aSoldOutPiece(api);
  const email = `${slug}@example.com`;
  const page = await plain();
  await page.open(`/products/${slug}`);
  page.fill('Tell me if one comes back', email, { first: true });
  await page.press('Tell me', { first: true });
  expect(page.heading).toBe('Check your email');
  const link = async (subject: RegExp) => /\/alerts\?key=[\w.-]+/.exec(await mailTo(shop, email, subject))?.[0] ?? '';
  await page.open(await link(/Shall we tell you/));
  await page.press('Confirm');
  expect(page.text).toContain('You’re next in line.');

  await api('PATCH', `/variants/${sku}`, { onHand: 1 });
  const offer = await link(/came back/);
  const elsewhere = await plain();
  await elsewhere.open(offer);
  await elsewhere.press('Add to bag, €84');
  expect(elsewhere.url).toMatch(/\/bag$/);
  expect(elsewhere.text).toContain(title);
  await page.open(offer);
  expect(page.text).toContain('You accepted the offer.');
});

test('a list with nothing in it: a guest and a shopper ask, are told when a piece fits, and stop it', async ({
  person,
  plain,
  api,
  shop,
}) => {
  test.setTimeout(180_000);
  const word = `zylph${randomUUID().slice(0, 8)}`;
  const list = `/search?q=${word}&to=90`;
  const email = `${word}@example.com`;
  const [guest, shopper] = await Promise.all([plain(), person({ signedInAs: 'shopper' })]);
  await guest.open(list);
  guest.fill('Tell me when something matches', email);
  await guest.press('Tell me');
  expect(guest.heading).toBe('Check your email');
  const asked = await mailTo(shop, email, /Shall we tell you when a piece fits/);
  await guest.open(/\/alerts\?key=[\w.-]+/.exec(asked)?.[0] ?? '');
  await guest.press('Confirm');
  expect(guest.text).toContain('We’ll email you when a piece fits');

  await shopper.goto(list);
  await untilLive(shopper);
  await expect(shopper.getByText('Tell me when something matches')).toBeVisible();
  expect(await violationsOn(shopper, { part: '.no-results' })).toEqual([]);
  await shopper.getByRole('button', { name: 'Tell me' }).click();
  await expect(shopper.getByText('We’ll tell you when a piece fits')).toBeVisible();
  await shopper.goto('/account/alerts');
  const row = shopper.getByRole('listitem').filter({ hasText: word });
  await expect(row).toContainText('Nothing has come in yet');

  const variants = [{ sku: word.toUpperCase(), priceAmount: 8_400, onHand: 2 }];
  await api('POST', '/products', { title: `Bowl ${word}`, slug: word, maker: 'Otterwick Kiln', variants });
  const told = await mailTo(shop, email, new RegExp(`Subject: Bowl ${word} fits`));
  expect(told).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  await expect(row).toContainText('1 piece since');
  await row.getByRole('button', { name: 'Stop' }).click();
  await expect(row).toHaveCount(0);
});
