/** A page and a server of different versions. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPage, aShop, soon, stubBrowser, view } from './example-shop.ts';

let shop: Awaited<ReturnType<typeof aShop>>;
let page: ReturnType<typeof aPage>;
beforeEach(async () => {
  stubBrowser();
  shop = await aShop();
  page = aPage(shop.url);
});
afterEach(async () => {
  page.connection.close();
  await shop.stop();
  vi.unstubAllGlobals();
});

describe('a server of another version', () => {
  it('a page that the shop refuses a topic to is out of date, and its other topics stay live', async () => {
    shop.told.version = 2;
    shop.told.denied = [{ topic: 'auction:1', code: 'outdated' }];
    page.connection.watch('auction:1');
    page.connection.watch('shop');
    await page.connection.open();
    await soon(page.status).toBe('outdated');
    shop.newest().emit('view', view('shop', 4));
    await soon(() => page.store.getState().views.shop?.version).toBe(4);
    expect(page.connection.isOfAnotherVersion).toBe(true);
  });

  it('a page that reads all that it shows stays live, and its next page is to come whole', async () => {
    shop.told.version = 2;
    page.connection.watch('shop');
    await page.connection.open();
    await page.isLive();
    expect(page.connection.isOfAnotherVersion).toBe(true);
  });

  it('a page that is newer than the server ignores what has another form there', async () => {
    page = aPage(shop.url, { version: 2, changes: { 2: ['auction'] } });
    shop.told.version = 1;
    shop.told.views = [view('auction:1', 5), view('shop', 5)];
    page.connection.watch('auction:1', view('auction:1', 3));
    page.connection.watch('shop');
    await page.connection.open();
    await soon(page.status).toBe('outdated');
    shop.newest().emit('view', view('auction:1', 6));
    shop.newest().emit('view', view('shop', 6));
    await soon(() => page.store.getState().views.shop?.version).toBe(6);
    expect(page.store.getState().views['auction:1']?.version).toBe(3);
  });

  it('a server of its own version again makes it live again', async () => {
    shop.told.version = 2;
    shop.told.denied = [{ topic: 'auction:1', code: 'outdated' }];
    page.connection.watch('auction:1');
    await page.connection.open();
    await soon(page.status).toBe('outdated');
    Object.assign(shop.told, { version: null, denied: [] });
    shop.newest().conn.close();
    await page.isLive();
    expect(page.connection.isOfAnotherVersion).toBe(false);
  });
});
