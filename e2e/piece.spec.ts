import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { expect, test, untilLive } from './fixtures.ts';

/** What has moved on the page since it was opened, other than in the viewer over it. */
async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = window as unknown as { shifted: string[] };
    held.shifted = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        for (const { node } of (entry as unknown as { sources: { node: Node | null }[] }).sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          if (element && !element.closest('dialog')) held.shifted.push(element.className || element.tagName);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}
const shifted = (page: Page) => page.evaluate(() => (window as unknown as { shifted: string[] }).shifted);

for (const width of [1440, 390]) {
  test(`photographs are looked at closely, by hand and by keys, and nothing moves, at ${width}`, async ({ person }) => {
    const page = await person({ width, touch: width < 900 });
    await noteShifts(page);
    await page.goto('/products/shino-tea-bowl');
    await untilLive(page);
    const link = page.getByRole('link', { name: 'Look closer', exact: true });
    await link.focus();
    const before = (await shifted(page)).length;
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: 'Photographs of Shino tea bowl' });
    await expect(viewer).toBeVisible();
    await expect(viewer).toContainText('€96');
    const picture = viewer.locator('.look-closer__picture img');
    await page.keyboard.press('ArrowRight');
    await expect(picture).toHaveAttribute('src', /shino-tea-bowl-detail/);
    await expect(viewer).toContainText('blushes orange');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(viewer.getByRole('status')).toContainText('2.3 times enlarged');
    await expect(viewer.locator('.look-closer__map')).toBeVisible();
    // Near, an arrow moves about in the photograph instead of to the next.
    const lay = await picture.getAttribute('style');
    await page.keyboard.press('ArrowDown');
    await expect(picture).not.toHaveAttribute('style', lay ?? '');
    await expect(picture).toHaveAttribute('src', /shino-tea-bowl-detail/);
    expect(await violationsOn(page, { part: 'dialog' })).toEqual([]);
    await viewer.getByRole('button', { name: /^Photograph 3 of / }).click();
    await expect(picture).toHaveAttribute('src', /shino-tea-bowl-foot/);
    await viewer.locator('.look-closer__picture').dblclick({ position: { x: 150, y: 300 } });
    await expect(viewer.getByRole('status')).toContainText('2.5 times enlarged');
    await page.keyboard.press('Escape');
    await expect(viewer).toHaveCount(0);
    await expect(link).toBeFocused();
    expect((await shifted(page)).slice(before)).toEqual([]);
  });
}

test('the country that somebody chose is remembered on their device, and says the day before the first paint', async ({
  person,
}) => {
  const page = await person();
  await page.goto('/products/shino-tea-bowl');
  await untilLive(page);
  await page.getByLabel('Where to?').selectOption('Norway');
  const promise = page.locator('.delivery-line').getByText(/^To Norway by \w{3} \d{1,2} \w{3,4}, €9$/);
  await expect(promise).toBeVisible();
  const words = await promise.textContent();
  const told = await page.context().cookies();
  expect(told.find(({ name }) => name === 'marketday_country')).toMatchObject({ value: 'NO', sameSite: 'Lax' });
  await page.addInitScript(() => {
    const said: string[] = [];
    const frame = () => {
      const line = document.querySelector('.delivery-line b')?.textContent;
      // Read after the frame's other steps, as it was painted.
      if (line) setTimeout(() => said.push(document.querySelector('.delivery-line b')?.textContent ?? ''));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(() => requestAnimationFrame(frame));
    Object.assign(self, { said });
  });
  await page.goto('/products/chun-blue-bowl');
  await untilLive(page);
  await expect(page.locator('.delivery-line')).toContainText(words ?? 'nothing');
  expect(await page.evaluate(() => [...new Set((self as unknown as { said: string[] }).said)])).toEqual([words]);
});

test('what was looked at is shown to whoever looked, with live prices, until they forget it', async ({
  person,
  api,
}) => {
  const page = await person();
  await page.goto('/products/smoke-glass-tumblers');
  await untilLive(page);
  await page.goto('/products/basalt-candle-holder');
  const seen = page.getByRole('region', { name: 'Recently viewed' });
  await expect(seen).toContainText('Smoke glass tumblers, pair');
  await api('PATCH', '/variants/SMOKE-GLASS-TUMBLERS', { priceAmount: 7_100 });
  await expect(seen).toContainText('€71');
  await api('PATCH', '/variants/SMOKE-GLASS-TUMBLERS', { priceAmount: 6_800 });
  await seen.getByRole('button', { name: 'Clear' }).click();
  await expect(seen).toHaveCount(0);
  await page.goto('/products/persimmon-vase');
  await untilLive(page);
  await expect(seen).toHaveCount(0);
});

test('a piece leads to its maker’s page, where the pieces are live', async ({ person, api }) => {
  const page = await person();
  await page.goto('/products/double-gourd-vase');
  await page.getByRole('link', { name: 'All their pieces' }).click();
  await expect(page.getByRole('heading', { name: 'Otterwick Kiln', level: 1 })).toBeVisible();
  await untilLive(page);
  await api('PATCH', '/variants/DOUBLE-GOURD-VASE', { priceAmount: 17_300 });
  await expect(page.locator('.piece-card', { hasText: 'Double gourd vase' })).toContainText('€173');
  await api('PATCH', '/variants/DOUBLE-GOURD-VASE', { priceAmount: 17_200 });
  await page.getByRole('main').getByRole('link', { name: 'Makers' }).click();
  await expect(page.getByText(/ makers with pieces in the shop now\.$/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /^Otterwick Kiln/ })).toBeVisible();
});
