/**
 * The four pages that most visits see, results of a search and the checkout, by Lighthouse's mobile profile, while prices, stock and bids
 * change under them, beside a bare page of the framework's; then how long a click takes to show a piece, and
 * typing and pressing to show anything. Needs a production build, a Chromium (CHROME_PATH, PLAYWRIGHT_CHROMIUM_PATH or the
 * system's) and npm, which fetches Lighthouse. `--runs=3` measures each page three times and prints
 * the medians; `--page=/shop` only one page, `--page=` none; `--findings` prints what Lighthouse would change.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createShopServer } from '../e2e/shop-server.ts';
import { findBrowser } from '../scripts/find-browser.mjs';
import { startBarePage } from './lighthouse/bare-page.ts';
import { measureInteractions } from './lighthouse/interactions.ts';
import { type Measured, measurePage } from './lighthouse/measure-page.ts';
import { shopperWithBag } from './lighthouse/shopper-with-bag.ts';
import { softNavigations } from './lighthouse/soft-navigation.ts';
import { untilQuiet } from './processor-use.ts';
import { percentile, report } from './report.ts';
import { callApi } from './shop-api.ts';

const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const runs = Number(option('runs') ?? 1);
const sku = 'TENMOKU-MOON-JAR';
/** In the bag of whoever is at the checkout: a price that changes would ask them first. */
const bagSku = 'SHINO-TEA-BOWL';
const changeEveryMs = 500;
/** What the simulated crowd takes of a core and a little more; encoding photographs takes more than a whole one. */
const crowdShare = 0.6;

const chrome = process.env.CHROME_PATH ?? findBrowser();
const shop = await createShopServer({ CROWD: '1', LIMITS: '0', WORK_AHEAD: '1' });
const bare = await startBarePage();
const folder = await mkdtemp(join(tmpdir(), 'marketday-lighthouse-'));

/** A price of the measured piece changes all the time; the crowd bids, buys and packs beside it. */
function changing(): () => void {
  let amount = 24_000;
  const timer = setInterval(() => {
    amount = amount === 24_000 ? 24_500 : 24_000;
    void callApi(shop.url, 'PATCH', `/variants/${sku}`, { priceAmount: amount }).catch(() => {});
  }, changeEveryMs);
  return () => clearInterval(timer);
}

interface OpenLot {
  slug: string;
  format: string;
  state: string;
  endsAt: string;
}

/** Of the lots with ascending bids the one that stays open longest: its page is the same while it is measured. */
async function openLot(): Promise<string> {
  const { items } = await callApi<{ items: OpenLot[] }>(shop.url, 'GET', '/auctions');
  const open = items.filter(({ format, state }) => format === 'english' && state === 'open');
  const lot = open.sort((one, other) => Date.parse(other.endsAt) - Date.parse(one.endsAt))[0];
  if (!lot) throw new Error('The shop has no open lot with ascending bids.');
  return `/auctions/${lot.slug}`;
}

/** A busy shop has shown each page before: its pictures are made, its code is loaded. */
async function warm(url: string): Promise<void> {
  for (let i = 0; i < 3; i++) await (await fetch(url)).arrayBuffer();
}

const median = (all: Measured[], key: Exclude<keyof Measured, 'findings'>) =>
  percentile(
    all.map((one) => one[key]),
    0.5,
  );

let stopChanging = () => {};
try {
  await shop.start();
  // A new shop encodes its photographs for some minutes, which no visitor of an older one shares the processor with.
  if (!(await untilQuiet({ below: crowdShare })))
    console.log('It is not known whether the shop has encoded its photographs: blocking times may be too long.');
  stopChanging = changing();
  const only = option('page');
  const paths =
    only !== undefined
      ? [only].filter(Boolean)
      : ['/', '/shop', '/search?q=bowl', '/products/tenmoku-moon-jar', await openLot(), '/checkout'];
  const rows: Record<string, string | number>[] = [];
  const figures: Record<string, number> = {};
  for (const path of [...paths, bare.url]) {
    const url = path === bare.url ? path : shop.url + path;
    await warm(url);
    const measured: Measured[] = [];
    const shopper = path === '/checkout' ? await shopperWithBag(shop.url, chrome, bagSku) : null;
    for (let i = 0; i < runs; i++)
      measured.push(await measurePage(url, chrome, join(folder, 'page.json'), shopper?.port));
    await shopper?.leave();
    const keys = Object.keys(measured[0] as Measured).filter((key) => key !== 'findings') as Parameters<
      typeof median
    >[1][];
    const row = Object.fromEntries(keys.map((key) => [key, median(measured, key)]));
    // What has been measured is known even if a later page can't be.
    console.error(path, JSON.stringify(row));
    rows.push({ page: path === bare.url ? 'a bare page' : path, ...row });
    if (path !== bare.url)
      for (const key of ['performance', 'LCP', 'CLS', 'TBT'] as const)
        figures[`${path} ${key}`] = row[key] ?? Number.NaN;
    if (process.argv.includes('--findings')) for (const line of measured[0]?.findings ?? []) console.log(path, line);
  }
  report(`lighthouse: mobile, simulated throttling, ${runs} run(s) of each page, with live changes`, rows, figures);
  const moves = await softNavigations(shop.url, chrome, 20);
  const [p50, p95] = [percentile(moves, 0.5), percentile(moves, 0.95)];
  const used = await measureInteractions(shop.url, chrome, await openLot());
  report(
    'interactions until their next paint, 390 px, the processor four times slower',
    used.map(({ page, interactions, slowest }) => ({ page, interactions, 'slowest ms': slowest })),
    { slowestInteractionMs: Math.max(...used.map(({ slowest }) => slowest)) },
  );
  report('navigation: from a click on a card to the painted title of its piece, desktop', [{ p50, p95 }], { p50, p95 });
} finally {
  stopChanging();
  bare.stop();
  await shop.remove();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
