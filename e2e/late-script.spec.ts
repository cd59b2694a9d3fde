import { expect, test } from './fixtures.ts';

/** One that is kept in memory and painted first, and one that the framework sends as it is. */
for (const path of ['/products/oatmeal-long-neck-bottle', '/bag'])
  test(`${path} waits quietly for a script that is late, and then wakes up`, async ({ page, shop }) => {
    const scriptsOf = async (address: string) => {
      const html = await (await page.request.get(shop.url + address)).text();
      return new Set([...html.matchAll(/\/_next\/static\/chunks\/[\w~-]+\.js/g)].map(([url]) => url));
    };
    const elsewhere = await scriptsOf('/no-such-page');
    const late = [...(await scriptsOf(path))].filter((url) => !elsewhere.has(url));
    expect(late).not.toEqual([]);

    // React tells its developer tools of every commit; this counts those with which nothing came on the page.
    await page.addInitScript({
      content: `window.emptyCommits = 0;
        window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { supportsFiber: true, inject: () => 1, onCommitFiberUnmount() {},
          onPostCommitFiberRoot() {}, onCommitFiberRoot: (_, root) => { window.emptyCommits += root.current.child ? 0 : 1; } };`,
    });
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
    const commits = await page.evaluate(async () => {
      for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
      return (window as unknown as { emptyCommits: number }).emptyCommits;
    });
    expect(commits).toBe(0);
    release();
    await expect(page.locator('html')).toHaveAttribute('data-awake', '');
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
