/** For tests: a real Socket.IO server that answers as it is told, and a page's connection to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, vi } from 'vitest';
import { createLiveStore } from '#components/live/live-store.ts';
import type { Protocol } from '#contract/wire/protocol.ts';
import type { ClientToServer, ServerToClient, WatchReply } from '#contract/wire/socket.ts';
import type { View } from '#contract/wire/views.ts';
import { Connection } from './connection.ts';

type Ask = { topics: { topic: string; version?: number }[] };

/** What comes at once, beside other work within seconds. */
export const soon = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

export const view = (topic: string, version: number): View => ({ topic, version, data: { version } as never });

export function stubBrowser(): void {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('navigator', { onLine: true });
}

/** A server that records what it is asked, and answers with `views` unless told otherwise. */
export async function aShop() {
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
    newest: () => sockets.at(-1) as Socket<ClientToServer, ServerToClient>,
    told,
    bids,
    server,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () => server.close(),
  };
}

const topics = { isPersonal: (topic: string) => topic === 'me', apart: () => new Set<string>() };

export function aPage(url: string, own?: Protocol) {
  const store = createLiveStore();
  const openSocket = async () =>
    io(url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 10, randomizationFactor: 0 });
  const connection = new Connection(store, { topics, openSocket, ...(own ? { own } : {}) });
  const status = () => store.getState().connection.status;
  return { store, connection, status, isLive: () => soon(status).toBe('live') };
}
