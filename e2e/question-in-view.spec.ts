import type { Locator, Page } from '@playwright/test';
import { chooseAmount } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot, type Lot } from './own-lot.ts';

/** What a potter calls a jar after a long day. */
const longTitle =
  'A very large wood-fired storage jar with four lugs, natural ash run over the shoulder and a lid by another hand';

/** All of it is on screen, and nothing lies over its corners. */
const isInView = (part: Locator) =>
  part.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const onTop = [top + 2, bottom - 2].every((y) => {
      const there = document.elementFromPoint((left + right) / 2, y);
      return there !== null && (element.contains(there) || there.contains(element));
    });
    return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && onTop;
  });

/** What of the lot goes beyond the screen. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
      .filter((one) => !one.closest('.sale-strip, .visually-hidden'))
      .map((one) => `${one.tagName} .${one.className}: ${one.textContent?.slice(0, 40)}`),
  );

const question = (page: Page) =>
  page.locator('.bid-ask, .bid-confirm > div > p:first-child').filter({ visible: true }).first();
const answer = (page: Page) => page.getByRole('button', { name: /^Yes, / }).filter({ visible: true });

interface Way {
  lot: Record<string, unknown>;
  inRoom?: true;
  ask(page: Page, narrow: boolean): Promise<void>;
}

const openSheet = async (page: Page, narrow: boolean) => {
  if (narrow) await page.locator('.bid-bar').getByRole('button').first().tap();
};
const english = async (page: Page, narrow: boolean) => {
  await openSheet(page, narrow);
  await chooseAmount(page, '150');
};
const ways: Record<string, Way> = {
  'a bid': { lot: {}, ask: english },
  'a bid in a room': { lot: {}, inRoom: true, ask: english },
  'a purchase': {
    lot: { buyNowAmount: 42_000 },
    ask: (page) => page.getByRole('button', { name: 'Buy now' }).click(),
  },
  'a falling price': {
    lot: { format: 'dutch', increments: undefined, dutch: { dropAmount: 100, dropSeconds: 600, floorAmount: 5_000 } },
    async ask(page, narrow) {
      // Until its part is there, the panel's button leads to the page that asks.
      if (!narrow) await expect(page.locator('#bid .bid-cost')).toBeVisible();
      await (narrow ? page.locator('.bid-bar') : page.locator('#bid'))
        .getByRole('button', { name: /^Take it at/ })
        .first()
        .click();
    },
  },
  'a sealed bid': {
    lot: { format: 'sealed_second_price', increments: undefined },
    async ask(page, narrow) {
      await openSheet(page, narrow);
      await page.locator('#bid-maximum').filter({ visible: true }).fill('9000');
      await page.getByRole('button', { name: 'Submit a sealed bid' }).filter({ visible: true }).click();
    },
  },
};

async function addressOf(api: Parameters<typeof aLot>[0], { lot, inRoom }: Way, title: string): Promise<string> {
  if (!inRoom) return `/auctions/${(await aLot(api, title, lot)).slug}`;
  const firstEndsAt = new Date(Date.now() + 3_600_000).toISOString();
  const sale = await api<Lot>('POST', '/sales', { title: 'A sale with a question', firstEndsAt });
  await aLot(api, title, { ...lot, saleId: sale.id });
  return `/sales/${sale.slug}`;
}

for (const [what, way] of Object.entries(ways)) {
  test(`question and answer are in view: ${what}`, async ({ person, api }) => {
    const address = await addressOf(api, way, longTitle);
    for (const [width, height] of [
      [1440, 800],
      [390, 844],
    ] as const) {
      const narrow = width === 390;
      const page = await person({ signedInAs: 'rival', width, touch: narrow });
      await page.setViewportSize({ width, height });
      for (const text of ['100%', '200%']) {
        await page.goto(address);
        await untilLive(page);
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size;
        }, text);
        await way.ask(page, narrow);
        await expect(answer(page)).toHaveCount(1);
        await expect.poll(() => isInView(answer(page)), `${what}: the answer, ${width}, ${text}`).toBe(true);
        await expect(answer(page)).toBeFocused();
        // Letters of twice the size leave room for the answer, and for what is read before it by scrolling.
        if (text === '100%')
          await expect.poll(() => isInView(question(page)), `${what}: the question, ${width}`).toBe(true);
        expect(await tooWide(page), `${width}, ${text}`).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(answer(page)).toHaveCount(0);
      }
      await page.close();
    }
  });
}
