import { expect, test, untilLive } from './fixtures.ts';

test('offline, a link and a form keep the page with what was typed, and nothing moves under a finger', async ({
  person,
}) => {
  const page = await person({ signedInAs: 'merchant', width: 390, touch: true });
  await page.goto('/products/terracotta-amphora');
  await untilLive(page);
  await expect(page.locator('html')).toHaveAttribute('data-laid-out');
  const title = page.getByRole('heading', { level: 1 });
  const before = await title.boundingBox();
  await page.context().setOffline(true);
  await expect(page.locator('.connection-bar-over .connection-bar')).toBeVisible();
  expect(await title.boundingBox()).toEqual(before);
  const notice = page.getByRole('region', { name: 'Notice' });
  const address = page.url();
  // One that the router follows, and one that it leaves to the browser.
  await page.locator('.brand').tap();
  await expect(notice).toContainText('You’re offline. That page needs a connection, so this one stays.');
  await notice.getByRole('button', { name: 'Dismiss' }).tap();
  await page.evaluate(() => document.querySelector('.brand')?.setAttribute('href', '/robots.txt'));
  await page.locator('.brand').tap();
  await expect(notice).toContainText('You’re offline.');
  expect(page.url()).toBe(address);
  await expect(title).toBeVisible();
  await page.context().setOffline(false);
  await untilLive(page);
  await expect(notice).toBeHidden();

  await page.goto('/desk/drops');
  await untilLive(page);
  await expect(page.locator('html')).toHaveAttribute('data-laid-out');
  await page.getByLabel('Title').fill('A kiln typed in a tunnel');
  await page.getByLabel('SKUs, separated by commas').fill('TERRACOTTA-AMPHORA');
  await page.getByLabel(/The door opens/).fill('2040-01-01T12:00');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Announce it' }).tap();
  await expect(notice).toContainText('This needs a connection: nothing was sent, and what you typed is still here.');
  await expect(page.getByLabel('Title')).toHaveValue('A kiln typed in a tunnel');
  await page.context().setOffline(false);
  await untilLive(page);
  await page.goto('/shop');
  await page.locator('.brand').tap();
  await page.waitForURL('/');
});

test('a device with a network that doesn’t lead to the shop keeps the page too, and goes on once it does', async ({
  person,
}) => {
  const page = await person();
  let isCut = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (isCut) return void socket.close();
    const server = socket.connectToServer();
    socket.onMessage((message) => (isCut ? void socket.close() : server.send(message)));
    server.onMessage((message) => (isCut ? void socket.close() : socket.send(message)));
    cuts.push(() => void socket.close());
  });
  const cuts: (() => void)[] = [];
  await page.goto('/products/round-teapot');
  await untilLive(page);
  await expect(page.locator('html')).toHaveAttribute('data-laid-out');
  isCut = true;
  await page.route('**/*', (route) => (isCut ? route.abort() : route.continue()));
  for (const cut of cuts) cut();
  await expect(page.locator('[data-connection="reconnecting"]').first()).toBeAttached();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Makers' }).click();
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText('The shop can’t be reached.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Round teapot');
  isCut = false;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Makers' }).click();
  await page.waitForURL('**/makers');
});
