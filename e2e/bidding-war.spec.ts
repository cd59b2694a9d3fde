import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { readMs } from '#domain/auction/seen-amount.ts';
import { bidButton, chooseAmount } from './bid-sheet.ts';
import { expect, test, untilLive } from './fixtures.ts';
import { aLot, type Lot } from './own-lot.ts';
import { apiKey } from './shop-server.ts';

/** A whole minute at each pace: `WAR_SECONDS=60`. */
const seconds = Number(process.env.WAR_SECONDS ?? '3');
const everyMs = process.env.WAR_SECONDS ? [500, 1_000, 2_000, 4_000] : [500, 2_000];

interface Seen {
  /** What the button said, and from which frame on. */
  labels: { at: number; words: string }[];
  /** When a finger, a pointer or a key went down on it. */
  presses: number[];
  bids: { at: number; amount: number }[];
  told: { at: number; words: string }[];
  /** How often it was looked at while it had something to press, and what it said whenever it couldn’t be pressed. */
  looks: number;
  shut: string[];
}

/** Writes down, by one clock, what the button says, each press, and each bid that leaves the page. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen: Seen = { labels: [], presses: [], bids: [], told: [], looks: 0, shut: [] };
    Object.assign(window, { seen });
    const button = () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '[data-testid=bid-button], .bid-bar.bid-bar--fast .button.button--huge',
        ),
      ].find((one) => one.offsetParent !== null || getComputedStyle(one).position === 'fixed');
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      const amount = /"bid",.*"maxAmount":(\d+)/.exec(String(data))?.[1];
      if (amount) seen.bids.push({ at: performance.now(), amount: Number(amount) });
      send.call(this, data);
    };
    const read = () => {
      const words = button()?.textContent ?? '';
      if (words !== (seen.labels.at(-1)?.words ?? '')) seen.labels.push({ at: performance.now(), words });
    };
    const began = ({ timeStamp, target }: Event) => {
      const pressed = button();
      if (pressed && target instanceof Node && pressed.contains(target)) seen.presses.push(timeStamp);
    };
    addEventListener('pointerdown', began, true);
    addEventListener('keydown', began, true);
    const eachFrame = () => {
      read();
      requestAnimationFrame(eachFrame);
    };
    addEventListener('DOMContentLoaded', () => {
      eachFrame();
      const now = document.getElementById('say-now');
      if (now) {
        const hear = () => seen.told.push({ at: performance.now(), words: now.textContent ?? '' });
        new MutationObserver(hear).observe(now, { childList: true, characterData: true, subtree: true });
      }
    });
    setInterval(() => {
      const there = button();
      const words = there?.textContent ?? '';
      // Whoever leads has nothing to press, a bid on its way is answered, and what a lost connection leaves is too old.
      if (!there || /^(Sending|Waiting|Raise)/.test(words)) return;
      if (document.querySelector('[data-connection]:not([data-connection=live])')) return;
      seen.looks += 1;
      if (there.getAttribute('aria-disabled') === 'true') seen.shut.push(words);
    }, 25);
  });
/** What is said to a press that doesn’t bid. */
const isAnswer = /as you pressed|Still sending/;
const seenOn = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** Two rivals take turns, each time with the next bid. */
async function war(url: string, lot: Lot, every: number, until: number): Promise<void> {
  for (let turn = 0; Date.now() < until; turn += 1) {
    const began = Date.now();
    const { minimumBidAmount } = await (await fetch(`${url}/api/v1/auctions/${lot.id}`, { headers: key })).json();
    await fetch(`${url}/api/v1/auctions/${lot.id}/bids`, {
      method: 'POST',
      headers: { ...key, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ bidder: `rival ${turn % 2}`, maxAmount: minimumBidAmount, key: randomUUID() }),
    });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, every - (Date.now() - began))));
  }
}
const key = { authorization: `Bearer ${apiKey}` };

const ways = {
  pointer: { width: 1440, touch: false },
  keyboard: { width: 1440, touch: false },
  finger: { width: 390, touch: true },
} as const;

for (const [way, { width, touch }] of Object.entries(ways)) {
  test(`in a war a bid can be pressed by ${way}, and binds only what was on the button`, async ({
    person,
    api,
    shop,
  }) => {
    test.setTimeout(120_000 + everyMs.length * seconds * 2_000);
    const page = await person({ signedInAs: way === 'keyboard' ? 'rival' : 'bidder', width, touch });
    await watch(page);
    const lot = await aLot(api, `A jar fought for by ${way}`);
    await page.goto(`/auctions/${lot.slug}`);
    await untilLive(page);
    const bar = page.locator('.bid-bar');
    if (touch) await bar.getByRole('button').tap();
    await chooseAmount(page, '100');
    await page.getByRole('checkbox', { name: /Don’t ask again/ }).check();
    await page.getByLabel('One-press limit').fill('90000');
    await bidButton(page).click();
    await expect(page.getByTestId('band').first()).toContainText('You’re leading');
    if (touch) await page.getByRole('button', { name: 'Close the bid sheet' }).click();
    const button = touch ? bar.locator('.button.button--huge') : bidButton(page);

    /** @returns whether there was a button */
    const press = async () => {
      await button.scrollIntoViewIfNeeded({ timeout: 1_000 }).catch(() => {});
      const box = await button.boundingBox({ timeout: 1_000 }).catch(() => null);
      if (!box) return false;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (way === 'pointer') {
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.up();
      } else if (way === 'finger') await page.touchscreen.tap(x, y);
      else {
        await button.focus({ timeout: 500 }).catch(() => {});
        await page.keyboard.press('Enter');
      }
      return true;
    };

    for (const every of everyMs) {
      const from = await seenOn(page);
      const until = Date.now() + seconds * 1_000;
      const rivals = war(shop.url, lot, every, until);
      for (let turn = 0; Date.now() < until; turn += 1) {
        if (!(await press())) continue;
        // Now and then somebody leaves the pointer where it is, and watches.
        await untilAnswered(page, from.presses.length, 450 + 130 * (turn % 5));
      }
      await rivals;
      const all = await seenOn(page);
      const presses = all.presses.slice(from.presses.length);
      const bids = all.bids.slice(from.bids.length);
      const told = all.told.slice(from.told.length).filter(({ words }) => isAnswer.test(words));
      const looks = all.looks - from.looks;
      const shut = all.shut.slice(from.shut.length);
      console.log(
        `${way}, a rival every ${every / 1000} s: shut at ${shut.length} of ${looks} looks; ` +
          `of ${presses.length} presses ${bids.length} bid, ${told.length} were told why not`,
      );
      expect(looks).toBeGreaterThan(0);
      expect(shut).toEqual([]);
      expect(unanswered(presses, bids, told)).toEqual([]);
      expect(unseen(all, bids)).toEqual([]);
    }
    // However slow the machine was in the war: after a rival’s last bid, a press bids.
    await war(shop.url, lot, 0, Date.now() + 100);
    const before = (await seenOn(page)).bids.length;
    await expect(async () => {
      await press();
      expect((await seenOn(page)).bids.length).toBeGreaterThan(before);
    }).toPass();
  });
}

/** Until the last press was answered, and that long ago: on a slow machine the answer to one would else come after the next. */
const untilAnswered = (page: Page, from: number, restMs: number) =>
  page.waitForFunction(
    ({ from, restMs, answer }) => {
      const { presses, bids, told } = (window as unknown as { seen: Seen }).seen;
      const last = presses.slice(from).at(-1);
      if (last === undefined) return true;
      const answers = [...bids, ...told.filter(({ words }) => new RegExp(answer).test(words))];
      return performance.now() - last >= restMs && answers.some(({ at }) => at >= last);
    },
    { from, restMs, answer: isAnswer.source },
  );

/** Presses after which nothing left the page and nothing was said. Two within 0.4 s are one. */
const unanswered = (presses: number[], bids: Seen['bids'], told: Seen['told']): number[] =>
  presses.filter((began, index) => {
    const next = presses[index + 1] ?? Number.POSITIVE_INFINITY;
    return ![...bids, ...told].some(({ at }) => at >= began && at < Math.max(next, began + 500));
  });

/** Bids at an amount that hadn't stood on the button when the press began. */
const unseen = ({ labels, presses }: Seen, bids: Seen['bids']): string[] =>
  bids.flatMap(({ at, amount }) => {
    const began = presses.findLast((press) => press <= at) ?? 0;
    const label = labels.findLast((one) => one.words !== '' && one.at <= began - readMs);
    const named = [...(label?.words ?? '').matchAll(/€([\d,]+)/g)].at(-1)?.[1]?.replaceAll(',', '');
    return Number(named) * 100 === amount ? [] : [`${amount} bid, when the button said ${label?.words}`];
  });
