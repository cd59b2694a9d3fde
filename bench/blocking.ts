/**
 * What one load of a page keeps the main thread from answering, as Lighthouse's total blocking time counts it (each task's
 * time beyond 50 ms at a quarter of the processor, from the first paint on), of the thread's own processor time: other
 * work on the machine doesn't count. Each page in turn with a bare page of the framework's, while prices change and a
 * crowd bids and buys. Needs a production build and a Chromium. `--runs=5`; `--page=/shop`; `--tasks` prints the longest.
 */
import { type Browser, chromium } from 'playwright';
import { createShopServer } from '../e2e/shop-server.ts';
import { findBrowser } from '../scripts/find-browser.mjs';
import { startBarePage } from './lighthouse/bare-page.ts';
import { untilQuiet } from './processor-use.ts';
import { percentile, report } from './report.ts';
import { callApi } from './shop-api.ts';

const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const runs = Number(option('runs') ?? 5);
const slowdown = 4;
const longMs = 50;
const afterLoadMs = 4_000;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { documentLoaderURL?: string; isOutermostMainFrame?: boolean } };
}

interface Blocking {
  /** All in milliseconds at a quarter of the processor. */
  blocking: number;
  longest: number;
  mainThread: number;
}

async function measure(browser: Browser, url: string, sku: string | null): Promise<Blocking> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 });
  try {
    if (sku) {
      const { origin } = new URL(url);
      const held = await context.request.post(`${origin}/api/bag/lines`, {
        data: { sku, quantity: 1 },
        headers: { origin },
      });
      if (!held.ok()) throw new Error(`The bag answered ${held.status()}.`);
    }
    const page = await context.newPage();
    await browser.startTracing(page, {
      categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'loading', 'toplevel'],
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(afterLoadMs);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    return blockingOf(traceEvents);
  } finally {
    await context.close();
  }
}

function blockingOf(events: TraceEvent[]): Blocking {
  const paint = events.find(({ name, ts }) => name === 'firstContentfulPaint' && ts > 0);
  if (!paint) throw new Error('The recording has no first paint.');
  const tasks = events.filter(
    ({ name, pid, tid, tdur }) => name === 'RunTask' && pid === paint.pid && tid === paint.tid && tdur !== undefined,
  );
  const took = tasks.map(({ ts, dur = 0, tdur = 0 }) => ({ ends: ts + dur, ms: (tdur / 1_000) * slowdown }));
  const after = took.filter(({ ends }) => ends > paint.ts).map(({ ms }) => ms);
  if (process.argv.includes('--tasks'))
    console.log(
      after
        .filter((ms) => ms > longMs)
        .map((ms) => ms.toFixed(0))
        .join(' '),
    );
  return {
    blocking: after.reduce((sum, ms) => sum + Math.max(0, ms - longMs), 0),
    longest: Math.max(...after),
    mainThread: took.reduce((sum, { ms }) => sum + ms, 0),
  };
}

/** A price of the measured piece changes all the time. */
function changing(shop: string): () => void {
  let amount = 24_000;
  const timer = setInterval(() => {
    amount = amount === 24_000 ? 24_500 : 24_000;
    void callApi(shop, 'PATCH', '/variants/TENMOKU-MOON-JAR', { priceAmount: amount }).catch(() => {});
  }, 500);
  return () => clearInterval(timer);
}

/** The page of the lot with ascending bids that stays open longest. */
async function openLot(shop: string): Promise<string> {
  type Lot = { slug: string; format: string; state: string; endsAt: string };
  const { items } = await callApi<{ items: Lot[] }>(shop, 'GET', '/auctions');
  const open = items.filter(({ format, state }) => format === 'english' && state === 'open');
  const [lot] = open.sort((one, other) => Date.parse(other.endsAt) - Date.parse(one.endsAt));
  if (!lot) throw new Error('The shop has no open lot with ascending bids.');
  return `/auctions/${lot.slug}`;
}

const shop = await createShopServer({ CROWD: '1', LIMITS: '0', WORK_AHEAD: '1' });
const bare = await startBarePage();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
let stopChanging = () => {};
try {
  await shop.start();
  await untilQuiet({ below: 0.6, seconds: 240 });
  stopChanging = changing(shop.url);
  const only = option('page');
  const own = only
    ? [only]
    : ['/', '/shop', '/search?q=bowl', '/products/tenmoku-moon-jar', await openLot(shop.url), '/checkout', '/sign-in'];
  const pages = [...own.map((path) => ({ path, url: shop.url + path })), { path: 'a bare page', url: bare.url }];
  for (const { url } of pages) for (let i = 0; i < 3; i++) await (await fetch(url)).arrayBuffer();
  const all = new Map<string, Blocking[]>(pages.map(({ path }) => [path, []]));
  for (let run = 0; run < runs; run++)
    for (const { path, url } of pages)
      all.get(path)?.push(await measure(browser, url, path === '/checkout' ? 'SHINO-TEA-BOWL' : null));
  const median = (measured: Blocking[], key: keyof Blocking) =>
    percentile(
      measured.map((one) => one[key]),
      0.5,
    );
  report(
    `processor time of a load at a quarter of the processor, medians of ${runs}, with live changes`,
    [...all].map(([page, measured]) => ({
      page,
      'blocking ms': median(measured, 'blocking'),
      'longest task ms': median(measured, 'longest'),
      'main thread ms': median(measured, 'mainThread'),
    })),
    Object.fromEntries([...all].map(([page, measured]) => [`${page} blocking`, median(measured, 'blocking')])),
  );
} finally {
  stopChanging();
  bare.stop();
  await browser.close();
  await shop.remove();
}
process.exit(0);
