import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { buyers, cards, fillBuyer, fillCard, payButton, toCheckout } from './fill-checkout.ts';
import { type Api, expect, test, untilLive } from './fixtures.ts';

/** A piece that nobody else has. */
async function aPiece(api: Api, priceAmount = 8_400): Promise<{ slug: string; sku: string; path: string }> {
  const slug = `plain-bowl-${randomUUID().slice(0, 8)}`;
  const sku = slug.toUpperCase();
  await api('POST', '/products', {
    title: `Plain bowl ${slug}`,
    slug,
    maker: 'Otterwick Kiln',
    variants: [{ sku, priceAmount, onHand: 9 }],
  });
  return { slug, sku, path: `/products/${slug}` };
}

/** What has the focus is in sight, nothing lies over it, and something shows that it has it. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.classList.contains('visually-hidden')) return 'ok';
    const shown =
      focused instanceof HTMLInputElement && /radio|checkbox/.test(focused.type)
        ? (focused.closest('label') ?? focused)
        : focused;
    const box = shown.getBoundingClientRect();
    const name = `${focused.tagName} ${focused.textContent?.slice(0, 40) ?? ''} ${focused.getAttribute('name') ?? ''}`;
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20)];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `out of sight: ${name}`;
    const over = document.elementFromPoint(x, y);
    if (over && !shown.contains(over) && !over.contains(shown)) return `under ${over.className}: ${name}`;
    return 'ok';
  });

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator, most = 70): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    await expect.poll(() => seen(page)).toBe('ok');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} times Tab, and no way to ${wanted}`);
}

for (const width of [1280, 390]) {
  test(`by keyboard alone, from a piece to the thank-you, ${width} wide`, async ({ person, api }) => {
    const { path } = await aPiece(api);
    const page = await person({ width });
    await page.goto(path);
    await untilLive(page);
    await tabTo(page, page.locator('#buy button[type=submit]:visible, button[form=buy]:visible').first());
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.added-sheet') != null)).toBe(true);
    await tabTo(page, page.locator('.added-sheet').getByRole('link', { name: 'Go to checkout' }), 12);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/checkout');
    await untilLive(page);
    await tabTo(page, page.locator('[name="email"]'));
    await page.keyboard.type('ada@example.com');
    await tabTo(page, page.locator('[name="country"]'));
    await page.keyboard.type('France');
    await expect(page.locator('[name="country"]')).toHaveValue('FR');
    const { name, line1, postalCode, city } = buyers.FR;
    const typed: Record<string, string> = { name, postalCode, line1, city };
    const fields = await page
      .locator(
        Object.keys(typed)
          .map((key) => `form [name="${key}"]`)
          .join(', '),
      )
      .all();
    for (const field of fields) {
      await tabTo(page, field);
      await page.keyboard.type(typed[(await field.getAttribute('name')) ?? ''] ?? '');
    }
    await tabTo(page, page.locator('#card-number'));
    await page.keyboard.type(cards.approved);
    await tabTo(page, page.getByLabel('Expiry'));
    await page.keyboard.type('12/40');
    await tabTo(page, page.getByLabel('Security code'));
    await page.keyboard.type('123');
    await tabTo(page, payButton(page));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Thank you, Ada')).toBeVisible();
  });
}

test('two tabs have one bag, and what sleeps wakes up to what is true', async ({ person, api }) => {
  const { slug, sku, path } = await aPiece(api);
  const one = await person();
  await one.goto(path);
  await untilLive(one);
  const other = await one.context().newPage();
  await other.goto('/bag');
  await untilLive(other);
  await one.getByRole('button', { name: 'Add to bag' }).first().click();
  await expect(other.locator('.bag-line')).toContainText('Held');
  await other.getByRole('button', { name: /^One more/ }).click();
  await expect(one.getByText(/Two are yours\./).first()).toBeAttached();
  // What is said aloud from now on is kept.
  await one.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const region of document.querySelectorAll('[aria-live]'))
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  // A browser without windows freezes no page: it is told what a browser tells one.
  await one.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await api('PATCH', `/variants/${sku}`, { priceAmount: 9_100 });
  await other
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await expect(other.getByRole('heading', { name: 'Nothing in your bag' })).toBeVisible();
  await api('PATCH', `/variants/${sku}`, { priceAmount: 9_900 });
  await one.evaluate(() => document.dispatchEvent(new Event('resume')));
  await expect(one.locator('.buy-column__price')).toContainText('€99');
  await expect(one.getByText(/Two are yours\./)).toHaveCount(0);
  const said = await one.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said).toContain(`Plain bowl ${slug} is now €99, was €84.`);
  expect(said.filter((sentence) => /€91|held for/.test(sentence))).toEqual([]);
});

test('back in the checkout the total is never an older one, and nobody pays twice', async ({ person, api }) => {
  const { sku, path } = await aPiece(api);
  const page = await person();
  await toCheckout(page, path);
  await expect(payButton(page)).toContainText('€93');
  await page.getByRole('link', { name: 'Back to the bag' }).click();
  await page.waitForURL('**/bag');
  await api('PATCH', `/variants/${sku}`, { priceAmount: 7_400 });
  await expect(page.locator('.bag-line')).toContainText('€74');
  const totals: string[] = [];
  await page.exposeFunction('notePay', (text: string) => totals.push(text));
  await page.evaluate(() => {
    const note = () => {
      const button = document.querySelector('form .pay-button')?.textContent;
      if (button) void (window as unknown as { notePay(text: string): void }).notePay(button);
      requestAnimationFrame(note);
    };
    note();
  });
  await page.goBack();
  await expect(payButton(page)).toContainText('€83');
  expect(totals.filter((text) => text.includes('€93'))).toEqual([]);

  await fillBuyer(page);
  await fillCard(page);
  await payButton(page).click();
  await expect(page.getByText('Thank you, Ada')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/checkout/);
  await expect(page.locator('main')).toContainText(/nothing|empty/i);
  await expect(payButton(page)).toHaveCount(0);
  const { items } = await api<{ items: { lines?: { sku: string }[] }[] }>('GET', `/orders?limit=50`);
  expect(items.filter(({ lines }) => lines?.some((line) => line.sku === sku)).length).toBeLessThanOrEqual(1);
});

test('in forced colours stock, what is saved and the focus are seen; at 400 % no page is wider than the window', async ({
  person,
}) => {
  const page = await person({ width: 390 });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/shop');
  await untilLive(page);
  const drawn = (target: Locator, pseudo?: string) =>
    target.evaluate((element, of) => {
      const canvas = Object.assign(document.createElement('i'), { style: 'background:Canvas' });
      document.body.append(canvas);
      const paper = getComputedStyle(canvas).backgroundColor;
      canvas.remove();
      const { backgroundColor, backgroundImage } = getComputedStyle(element, of);
      return backgroundImage !== 'none' || (backgroundColor !== paper && backgroundColor !== 'rgba(0, 0, 0, 0)');
    }, pseudo);
  expect(await drawn(page.locator('.edition-bar i').first())).toBe(true);
  const corners = page.locator('.save-corner button');
  expect(await drawn(corners.first(), '::before')).toBe(true);
  await page.locator('.brand').focus();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).toBe('solid');

  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 225 });
  for (const path of ['/products/terracotta-amphora', '/shop', '/auctions/white-moon-jar', '/bag']) {
    await page.goto(path);
    await untilLive(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    for (const bar of await page.locator('.bid-bar, .buy-bar').all())
      expect(await bar.evaluate((element) => getComputedStyle(element).position), path).toBe('static');
  }
});
