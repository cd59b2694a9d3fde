import { expect, type Page } from '@playwright/test';

/** How a lot really stands, and one person on it, at the moment at which their page is read. */
export interface Truth {
  /** Null: signed out. */
  who: { bid: boolean; leads: boolean; maximum: number | null } | null;
  price: number;
  next: number;
  leftMs: number;
  connected: boolean;
}

/** Writes down all that a page says to whoever hears it. */
export async function listenTo(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    addEventListener('DOMContentLoaded', () => {
      for (const id of ['say-page', 'say-shop', 'say-now']) {
        const region = document.getElementById(id);
        if (!region) continue;
        const write = () => region.textContent && heard.push(region.textContent);
        new MutationObserver(write).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
  });
}

/** What was said since the last time this was asked. */
export const heardOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard?: string[] }).heard?.splice(0) ?? []);

const euros = (text: string | undefined): number => Math.round(Number((text ?? '').replaceAll(',', '')) * 100);

/** Each kind of sentence, and what has to be so for it to be true. */
const claims: [sentence: RegExp, isTrue: (truth: Truth, amounts: number[]) => boolean][] = [
  [
    /You’re leading at €([\d,.]+)/,
    ({ who, price, connected }, [at]) => connected && who?.leads === true && at === price,
  ],
  [/You’re leading\./, ({ who, connected }) => connected && who?.leads === true],
  [
    /You were leading at €([\d,.]+)/,
    ({ who, connected }, [at]) => !connected && who?.leads === true && at !== undefined,
  ],
  [/You’ve been outbid at €([\d,.]+)/, ({ who, price }, [at]) => who?.bid === true && !who.leads && at === price],
  [/You were outbid at/, ({ who, connected }) => !connected && who?.bid === true && !who.leads],
  [/(?:No bid from you|You have not bid) yet/, ({ who }) => who?.bid === false],
  [/No bids yet/, ({ who }) => who?.bid === false],
  [/Sign in to bid/, ({ who }) => who === null],
  [
    /Your maximum of €([\d,.]+) bids for you unless/,
    ({ who, connected }, [max]) => !connected && who?.leads === true && max === who.maximum,
  ],
  [/up to €([\d,.]+)\. You can raise a maximum/, ({ who }, [max]) => who?.leads === true && max === who.maximum],
  [/Your maximum of .* has been beaten/, ({ who }) => who?.bid === true && !who.leads],
  [/A higher maximum was there|the same maximum first/, ({ who }) => who?.bid === true && !who.leads],
  [/Connection lost/, ({ connected }) => !connected],
  [/this one until/, ({ leftMs }) => leftMs > 10 * 60_000],
  [/in the last ten minutes it can’t be taken back/, ({ leftMs }) => leftMs <= 10 * 60_000],
  [/Current bid €([\d,.]+)/, ({ price }, [at]) => at === price],
  [/Next bid €([\d,.]+)/, ({ next }, [at]) => at === next],
  [/stays private/, () => false],
];

/** The sentences that are not true. */
export function falsehoods(texts: readonly string[], truth: Truth): string[] {
  return texts.flatMap((text) =>
    claims
      .filter(([sentence, isTrue]) => {
        const said = sentence.exec(text);
        return said !== null && !isTrue(truth, said.slice(1).map(euros));
      })
      .map(([sentence]) => `${sentence.source}: ${text}`),
  );
}

/**
 * Reads everything that the page says about bidding, on screen and to whoever hears it, and holds it against the truth.
 *
 * @param before how it was at the last look: what was heard since may have been said then
 */
export async function expectTruth(page: Page, truth: Truth, before = truth): Promise<void> {
  const bidding = page.locator('#bid');
  const onScreen = (await bidding.allInnerTexts())
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  expect(falsehoods(onScreen, truth)).toEqual([]);
  const heard = await heardOn(page);
  const untrueBefore = falsehoods(heard, before);
  expect(falsehoods(heard, truth).filter((said) => untrueBefore.includes(said))).toEqual([]);
  const header = (await page.locator('header.site-header').allInnerTexts()).join();
  expect(header.includes('Sign in')).toBe(truth.who === null);
  const button = bidding.getByTestId('bid-button');
  if ((await button.count()) === 0) return;
  // Button, sum and what is sent are about one amount; and it would do, or the button is off.
  const words = (await button.allInnerTexts()).join().trim();
  const named = [...words.matchAll(/€([\d,]+(?:\.\d\d)?)/g)].map(([, amount]) => euros(amount)).at(-1);
  const off = (await button.getAttribute('aria-disabled')) === 'true';
  if (named === undefined) return;
  if (truth.connected) expect(off || named >= truth.next, words).toBe(true);
  else expect(off).toBe(true);
  const cost = bidding.getByTestId('cost');
  if (await cost.count())
    expect((await cost.allInnerTexts()).join()).toContain(`€${((named + 1_800) / 100).toLocaleString('en-GB')}`);
}
