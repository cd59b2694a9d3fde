import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { type DemoName, expect, test, untilLive } from './fixtures.ts';

const pages: { path: string; as?: DemoName }[] = [
  { path: '/' },
  { path: '/shop' },
  { path: '/shop/for-tea' },
  { path: '/shop?q=nothing-like-this' },
  { path: '/search?q=vase' },
  { path: '/products/oatmeal-long-neck-bottle' },
  { path: '/products/oatmeal-long-neck-bottle?problem=out_of_stock' },
  { path: '/bag' },
  { path: '/wish-list', as: 'shopper' },
  { path: '/journal' },
  { path: '/pages/terms' },
  { path: '/makers' },
  { path: '/makers/otterwick-kiln' },
  { path: '/auctions' },
  { path: '/auctions/how-bidding-works' },
  { path: '/auctions/results' },
  { path: '/auctions?format=dutch' },
  { path: '/auctions/white-moon-jar', as: 'bidder' },
  { path: '/auctions/ringed-cylinder', as: 'bidder' },
  { path: '/auctions/tenmoku-studio-jar', as: 'bidder' },
  { path: '/sales/first-from-the-kiln', as: 'bidder' },
  { path: '/sign-in' },
  { path: '/register' },
  { path: '/forgotten-password' },
  { path: '/account/delete', as: 'shopper' },
  { path: '/account', as: 'shopper' },
  { path: '/account/bidding?next=/auctions', as: 'shopper' },
  { path: '/account/notices', as: 'shopper' },
  { path: '/account/alerts', as: 'shopper' },
  { path: '/account/questions', as: 'shopper' },
  { path: '/products/oatmeal-long-neck-bottle/reviews' },
  { path: '/questions?sent=mail' },
  { path: '/alerts?sent=1' },
  { path: '/no-such-page' },
  { path: '/desk', as: 'merchant' },
  { path: '/desk/pieces', as: 'merchant' },
  { path: '/desk/pieces/new', as: 'merchant' },
  { path: '/desk/pieces/of/tenmoku-moon-jar', as: 'merchant' },
  { path: '/desk/orders', as: 'merchant' },
  { path: '/desk/orders/send', as: 'merchant' },
  { path: '/desk/texts/terms', as: 'merchant' },
  { path: '/desk/prices', as: 'merchant' },
  { path: '/desk/import', as: 'merchant' },
  { path: '/desk/auctions', as: 'merchant' },
  { path: '/desk/reviews', as: 'merchant' },
  { path: '/desk/carriers', as: 'merchant' },
  { path: '/desk/keys', as: 'merchant' },
  { path: '/desk/staff', as: 'merchant' },
  { path: '/desk/promotions', as: 'merchant' },
  { path: '/desk/gift-cards', as: 'merchant' },
  { path: '/desk/delivery', as: 'merchant' },
  { path: '/desk/delivery/near', as: 'merchant' },
  { path: '/desk/taxes', as: 'merchant' },
];

async function expectNothingWrong(page: Page, look: string): Promise<void> {
  // Polled: while late parts take their places, a target can be measured where another lay a moment before.
  await expect
    .poll(
      async () => {
        // What a page that was led down lays under its header would count as a target hidden by another.
        await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
        return violationsOn(page, { targets: true });
      },
      { message: look },
    )
    .toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${look}: the page scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const { path, as } of pages) {
  test(`axe finds nothing on ${path}, light and dark, wide and narrow`, async ({ person }) => {
    const page = await person({ width: 390, dark: true, ...(as && { signedInAs: as }) });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await untilLive(page);
    await expectNothingWrong(page, 'narrow and dark');

    // Loading it anew took half of this file's time: the same page is widened, and follows the system to light.
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(244, 245, 241)');
    await page.waitForFunction(coloursAreThere);
    await expectNothingWrong(page, 'wide and light');
  });
}

/** Runs in the page. What isn't laid out yet, far below, keeps its transition until it is. */
function coloursAreThere(): boolean {
  return document.getAnimations().every(({ effect }) => {
    const passing = effect instanceof KeyframeEffect && effect.getTiming().iterations === 1;
    return !passing || !effect.target?.checkVisibility({ contentVisibilityAuto: true });
  });
}
