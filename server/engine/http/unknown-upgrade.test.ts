import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeHttp } from './close-http.ts';
import { createHttpServer } from './http-server.ts';

const server = createHttpServer({
  pages: async (_, response) => void response.end('a page'),
  api: async (_, response) => void response.end('an answer'),
  pagesUpgrade: null,
  isDraining: () => false,
  door: { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' },
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  await (await closeHttp(server, { quietMs: 0 })).closed;
});

it.each(['/', '/shop', '/api/v1/products', '/_next/webpack-hmr', '//evil.example/'])(
  'an upgrade of %s is answered that there is none, and its connection ends, whether or not the client ends it',
  async (path) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    let said = '';
    for await (const part of socket) said += String(part);
    expect(said).toMatch(/^HTTP\/1\.1 404 [\s\S]*connection: close[\s\S]*No WebSocket endpoint at this path/);
    const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
    await expect.poll(open, { timeout: 10_000 }).toBe(0);
    socket.destroy();
  },
);
