/** The page's connection against a real Socket.IO server that answers as it is told. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPage, aShop, soon, stubBrowser, view } from './example-shop.ts';
import { NotConnected } from './socket-commands.ts';

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

const aBid = { auctionId: 'a', maxAmount: 100, key: 'k' };

describe('watching', () => {
  it('widgets that mount together are asked for together, each topic once', async () => {
    page.connection.watch('shop');
    page.connection.watch('product:1', view('product:1', 4));
    page.connection.watch('shop');
    await page.connection.open();
    await page.isLive();
    expect(shop.asked).toEqual([[{ topic: 'shop' }, { topic: 'product:1', version: 4 }]]);
  });

  it('a topic is left with its last widget, and its view stays for the way back', async () => {
    shop.told.views = [view('shop', 2)];
    await page.connection.open();
    const [stop, stopOther] = [page.connection.watch('shop'), page.connection.watch('shop')];
    await soon(() => page.store.getState().views.shop?.version).toBe(2);
    stop();
    stopOther();
    await soon(() => shop.unwatched).toEqual(['shop']);
    page.connection.watch('shop');
    await soon(() => shop.asked.at(-1)).toEqual([{ topic: 'shop', version: 2 }]);
  });

  it('a view that comes is kept if it is newer', async () => {
    shop.told.views = [view('shop', 5)];
    page.connection.watch('shop');
    await page.connection.open();
    await page.isLive();
    for (const version of [4, 6, 5]) shop.newest().emit('view', view('shop', version));
    await soon(() => page.store.getState().connection).toEqual({ status: 'live', beats: 3 });
    expect(page.store.getState().views.shop?.version).toBe(6);
  });
});

describe('repair', () => {
  it('after a reconnect all that is shown is asked for, with the versions held', async () => {
    shop.told.views = [view('shop', 8)];
    page.connection.watch('shop');
    page.connection.watch('desk');
    await page.connection.open();
    await page.isLive();
    shop.newest().conn.close();
    await soon(() => shop.asked.length).toBe(2);
    expect(shop.asked[1]).toEqual([{ topic: 'shop', version: 8 }, { topic: 'desk' }]);
  });

  it('a watch whose answer was lost with the line is answered over the next', async () => {
    shop.told.cuts = true;
    page.connection.watch('shop');
    await page.connection.open();
    await soon(() => shop.asked.length).toBeGreaterThan(0);
    shop.told.cuts = false;
    await page.isLive();
  });

  it('a page that wakes asks again over the line that it has', async () => {
    page.connection.watch('shop');
    await page.connection.open();
    await page.isLive();
    document.dispatchEvent(new Event('visibilitychange'));
    await soon(() => shop.asked.length).toBe(2);
    expect(shop.sockets.length).toBe(1);
  });

  it('goodbye: the page comes back after the delay that it was given, and not before', async () => {
    page.connection.watch('shop');
    await page.connection.open();
    await page.isLive();
    shop.newest().emit('goodbye', { reason: 'The shop is restarting.', retryAfterMs: 400 });
    const leftAt = performance.now();
    shop.newest().conn.close();
    await soon(() => shop.sockets.length).toBe(2);
    expect(performance.now() - leftAt).toBeGreaterThan(390);
    await soon(() => shop.asked.length).toBe(2);
  });
});

describe('a server that goes silent', () => {
  it('is noticed where it is asked every second, since it was last heard, and is live again with its next word', async () => {
    page.connection.watch('auction:1', view('auction:1', 4));
    await page.connection.open();
    await page.isLive();
    page.connection.heartbeat.want('auction:1');
    await soon(() => shop.asked.length).toBeGreaterThan(2);
    expect(shop.asked.at(-1)).toEqual([{ topic: 'auction:1', version: 4 }]);
    const before = Date.now();
    shop.told.silent = true;
    await soon(page.status).toBe('reconnecting');
    expect(page.store.getState().connection).toMatchObject({ since: expect.closeTo(before, -4) });
    expect(shop.newest().connected).toBe(true);
    shop.newest().emit('view', view('auction:1', 5));
    await page.isLive();
    expect(shop.sockets.length).toBe(1);
  });
});

describe('leaving and coming back', () => {
  const happens = (type: string, more = {}) => window.dispatchEvent(Object.assign(new Event(type), more));

  it('a page that is left closes its socket; kept for the way back, it opens one again and forgets who it was', async () => {
    shop.told.views = [view('me', 3), view('shop', 3)];
    page.connection.watch('me');
    page.connection.watch('shop');
    await page.connection.open();
    await page.isLive();
    happens('pagehide');
    await soon(() => shop.newest().connected).toBe(false);
    shop.told.silent = true;
    happens('pageshow', { persisted: true });
    await soon(() => shop.asked.length).toBe(2);
    expect(shop.asked[1]).toEqual([{ topic: 'me' }, { topic: 'shop', version: 3 }]);
  });

  it('a session that changed is asked about as nobody’s', async () => {
    shop.told.views = [view('me', 9)];
    page.connection.watch('me');
    await page.connection.open();
    await page.isLive();
    page.connection.reconnect();
    await soon(() => shop.asked.length).toBe(2);
    expect(shop.asked[1]).toEqual([{ topic: 'me' }]);
  });

  it('a page that was closed before its socket was there keeps none', async () => {
    const opening = page.connection.open();
    page.connection.close();
    await opening;
    await expect(page.connection.commands.send('bid', aBid)).rejects.toBeInstanceOf(NotConnected);
  });
});

describe('commands', () => {
  it('what never left the page is said to be so', async () => {
    await expect(page.connection.commands.send('bid', aBid)).rejects.toBeInstanceOf(NotConnected);
  });

  it('an answer that is lost with the line is told from one that was never asked for', async () => {
    await page.connection.open();
    await page.isLive();
    const sent = page.connection.commands.send('bid', aBid);
    await soon(() => shop.bids.length).toBe(1);
    shop.bids[0]?.(true);
    const error = await sent.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NotConnected);
  });

  it('whoever waits for what is under way waits for its answer', async () => {
    await page.connection.open();
    await page.isLive();
    const order: string[] = [];
    const sent = page.connection.commands.send('bid', aBid).then(() => order.push('answered'));
    await soon(() => shop.bids.length).toBe(1);
    expect(page.connection.commands.isUnderWay).toBe(true);
    const settled = page.connection.commands.settled().then(() => order.push('settled'));
    shop.bids[0]?.(false);
    await Promise.all([sent, settled]);
    expect(order).toEqual(['answered', 'settled']);
    expect(page.connection.commands.isUnderWay).toBe(false);
  });
});
