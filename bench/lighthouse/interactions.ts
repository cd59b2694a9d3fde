import { type Browser, chromium, type Page } from 'playwright';

/** What a page's slowest interaction took until its next paint, in milliseconds; INP of so short a visit. */
export interface Interactions {
  page: string;
  /** How many there were. */
  interactions: number;
  slowest: number;
}

const throttling = 4;

/** Uses the pages as a shopper on a middling phone does: 390 px, the processor four times slower. */
export async function measureInteractions(url: string, chrome: string, lotPath: string): Promise<Interactions[]> {
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox', '--disable-gpu'] });
  const visits: [string, (page: Page) => Promise<unknown>][] = [
    [
      '/products/tenmoku-moon-jar',
      async (page) => {
        await page.getByRole('button', { name: 'Add to bag' }).first().click();
        await page.getByRole('button', { name: 'Remove from bag' }).first().click();
      },
    ],
    [
      '/shop',
      async (page) => {
        await page.getByRole('searchbox').click();
        await page.keyboard.type('moon', { delay: 120 });
      },
    ],
    [
      lotPath,
      async (page) => {
        // On a phone bidding is in a sheet that rises from the bar.
        await page.locator('.bid-bar button[type="submit"]').click();
        await page.locator('dialog #bid-maximum').click();
        await page.keyboard.type('990', { delay: 120 });
      },
    ],
  ];
  const measured: Interactions[] = [];
  for (const [path, use] of visits) measured.push(await visit(browser, url, path, use));
  await browser.close();
  return measured;
}

async function visit(
  browser: Browser,
  url: string,
  path: string,
  use: (page: Page) => Promise<unknown>,
): Promise<Interactions> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.setDefaultTimeout(20_000);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  await page.goto(url + path);
  await page.waitForSelector('[data-connection="live"]');
  await page.evaluate(listen);
  await use(page);
  const durations = await page.evaluate(heard);
  await page.close();
  return { page: path, interactions: durations.length, slowest: Math.max(0, ...durations) };
}

// Both run in the page.

function listen(): void {
  const kept = window as unknown as { slowest: Map<number, number> };
  kept.slowest = new Map();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      const id = entry.interactionId;
      if (id) kept.slowest.set(id, Math.max(entry.duration, kept.slowest.get(id) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** After the last paint: entries come once it is known how long an interaction took. */
async function heard(): Promise<number[]> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return [...(window as unknown as { slowest: Map<number, number> }).slowest.values()];
}
