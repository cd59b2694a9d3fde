import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';

/** React tells its developer tools of every commit; this counts those with which nothing came on the page. */
const countEmptyCommits = {
  content: `window.emptyCommits = 0;
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { supportsFiber: true, inject: () => 1, onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {}, onCommitFiberRoot: (_, root) => { window.emptyCommits += root.current.child ? 0 : 1; } };`,
};

/** How many there were after thirty frames more. */
const emptyCommits = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
    return (window as unknown as { emptyCommits: number }).emptyCommits;
  });

const scriptsIn = (html: string) =>
  new Set([...html.matchAll(/\/_next\/static\/chunks\/[\w~-]+\.js/g)].map(([url]) => url));

/** One that is kept in memory and painted first, and one that the framework sends as it is. */
for (const path of ['/products/oatmeal-long-neck-bottle', '/bag'])
  test(`${path} waits quietly for a script that is late, and then wakes up`, async ({ page, shop }) => {
    const scriptsOf = async (address: string) => scriptsIn(await (await page.request.get(shop.url + address)).text());
    const elsewhere = await scriptsOf('/no-such-page');
    const late = [...(await scriptsOf(path))].filter((url) => !elsewhere.has(url));
    expect(late).not.toEqual([]);

    await page.addInitScript(countEmptyCommits);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(
      ({ pathname }) => late.includes(pathname),
      async (route) => {
        await released;
        await route.continue();
      },
    );
    await page.goto(shop.url + path, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'next' in window);
    expect(await emptyCommits(page)).toBe(0);
    release();
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
  });

/** Loses every built script as often as it says, the later ones too. @returns how often each was asked for */
async function loseScripts(page: Page, times: number): Promise<Map<string, number>> {
  const asked = new Map<string, number>();
  await page.route('**/_next/static/chunks/*.js', (route) => {
    const { pathname } = new URL(route.request().url());
    const before = asked.get(pathname) ?? 0;
    asked.set(pathname, before + 1);
    return before < times ? route.abort('connectionrefused') : route.continue();
  });
  return asked;
}

for (const path of ['/shop', '/bag'])
  test(`${path} asks again for the scripts that its connection was lost over, wakes up and is live`, async ({
    page,
    shop,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(countEmptyCommits);
    const asked = await loseScripts(page, 3);
    await page.goto(shop.url + path, { waitUntil: 'commit' });
    await expect.poll(() => asked.size > 3 && [...asked.values()].every((times) => times === 3)).toBe(true);
    expect(await emptyCommits(page)).toBe(0);
    await expect(page.locator('html')).not.toHaveAttribute('data-awake');
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
    await untilLive(page);
    expect(errors).toEqual([]);
  });

test('a link whose page loses its scripts says so, and loads the page whole when asked again', async ({
  page,
  shop,
}) => {
  await page.goto(`${shop.url}/shop`);
  await untilLive(page);
  await loseScripts(page, 2);
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href="/auctions"]')?.click());
  await expect(page.getByRole('heading', { name: 'This page didn’t load' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveURL(`${shop.url}/auctions`);
  await untilLive(page);
});

test('a page whose scripts come before its own first line, as from the browser’s cache, wakes up all the same', async ({
  page,
  shop,
}) => {
  const coming = new Set<string>();
  let allCame = () => {};
  const came = new Promise<void>((resolve) => {
    allCame = resolve;
  });
  page.on('requestfinished', (request) => {
    coming.delete(new URL(request.url()).pathname);
    if (coming.size === 0) allCame();
  });
  await page.route(`${shop.url}/held-back.js`, async (route) => {
    await came;
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await page.route(`${shop.url}/bag`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const ownFirst = /<script nonce="[^"]+">\(d=>/;
    const [head = '', rest] = html.split(ownFirst, 2);
    expect(rest).toBeDefined();
    for (const [, url = ''] of head.matchAll(/<script src="([^"]+)" async/g)) coming.add(url);
    expect(coming.size).toBeGreaterThan(3);
    // A script that blocks the parser, right behind those that don't.
    const body = html.replace(ownFirst, '<script src="/held-back.js"></script>$&');
    await route.fulfill({ response, body });
  });
  await page.goto(`${shop.url}/bag`);
  await expect(page.locator('html')).toHaveAttribute('data-awake', '');
  expect(coming.size).toBe(0);
});
