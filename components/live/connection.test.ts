/** The page's connection against a real Socket.IO server that answers as it is told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Protocol } from '#contract/protocol.ts';
import type { ClientToServer, ServerToClient, WatchReply } from '#contract/socket.ts';
import type { View } from '#contract/views.ts';
import { Connection } from './connection.ts';
import { createLiveStore } from './live-store.ts';
import { NotConnected } from './socket-commands.ts';

type Ask = { topics: { topic: string; version?: number }[] };

let shop: Awaited<ReturnType<typeof aShop>>;
let page: ReturnType<typeof aPage>;
beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('navigator', { onLine: true });
  shop = await aShop();
  page = aPage(shop.url);
});
afterEach(async () => {
  page.connection.close();
  await shop.stop();
  vi.unstubAllGlobals();
});

/** What comes at once, beside other work within seconds. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

const view = (topic: string, version: number): View => ({ topic, version, data: { version } as never });

/** A server that records what it is asked, and answers with `views` unless told otherwise. */
async function aShop() {
  const http = createServer();
  const server = new Server<ClientToServer, ServerToClient>(http, { path: '/socket.io/' });
  const asked: Ask['topics'][] = [];
  const unwatched: string[] = [];
  const sockets: Socket<ClientToServer, ServerToClient>[] = [];
  const told = {
    views: [] as View[],
    denied: [] as Extract<WatchReply, { ok: true }>['denied'],
    version: null as number | null,
    /** Answers no `watch`, or cuts the line instead. */
    silent: false,
    cuts: false,
  };
  const bids: ((cut: boolean) => void)[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    if (told.version !== null) socket.emit('protocol', { version: told.version });
    socket.on('watch', (payload, ack) => {
      asked.push((payload as Ask).topics);
      if (told.cuts) return void socket.conn.close();
      if (!told.silent) ack({ ok: true, now: new Date().toISOString(), views: told.views, denied: told.denied });
    });
    socket.on('unwatch', ({ topics }, ack) => {
      unwatched.push(...topics);
      ack({ ok: true });
    });
    socket.on('bid', (_bid, ack) => {
      bids.push((cut) => {
        if (cut) socket.conn.close();
        else ack({ ok: false, error: { code: 'auction_ended', message: 'It has ended.' } });
      });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    unwatched,
    sockets,
    told,
    bids,
    server,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () => server.close(),
  };
}

function aPage(url: string, own?: Protocol) {
  const store = createLiveStore();
  const openSocket = async () =>
    io(url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 10, randomizationFactor: 0 });
  const connection = new Connection(store, { openSocket, ...(own ? { own } : {}) });
  const status = () => store.getState().connection.status;
  return { store, connection, status, isLive: () => soon(status).toBe('live') };
}

const newest = () => shop.sockets.at(-1) as Socket<ClientToServer, ServerToClient>;

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
    for (const version of [4, 6, 5]) newest().emit('view', view('shop', version));
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
    newest().conn.close();
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
    newest().emit('goodbye', { reason: 'The shop is restarting.', retryAfterMs: 400 });
    const leftAt = performance.now();
    newest().conn.close();
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
    expect(newest().connected).toBe(true);
    newest().emit('view', view('auction:1', 5));
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
    await soon(() => newest().connected).toBe(false);
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

const aBid = { auctionId: 'a', maxAmount: 100, key: 'k' };

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

describe('a server of another version', () => {
  it('a page that the shop refuses a topic to is out of date, and its other topics stay live', async () => {
    shop.told.version = 2;
    shop.told.denied = [{ topic: 'auction:1', code: 'outdated' }];
    page.connection.watch('auction:1');
    page.connection.watch('shop');
    await page.connection.open();
    await soon(page.status).toBe('outdated');
    newest().emit('view', view('shop', 4));
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
    newest().emit('view', view('auction:1', 6));
    newest().emit('view', view('shop', 6));
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
    newest().conn.close();
    await page.isLive();
    expect(page.connection.isOfAnotherVersion).toBe(false);
  });
});
