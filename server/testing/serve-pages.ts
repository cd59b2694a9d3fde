import type { AddressInfo } from 'node:net';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { keptPages } from '../../app/kept-pages.ts';
import { closeHttp } from '../engine/http/close-http.ts';
import { createHttpServer } from '../engine/http/http-server.ts';
import { cachePages } from '../engine/pages/cached-pages.ts';
import { PageAddresses } from '../engine/pages/page-addresses.ts';

type Render = Parameters<typeof cachePages>[0];
type Options = Parameters<typeof cachePages>[1];

/** Pages as the shop keeps them in memory, from a server of its own on this machine, without an API and sockets. */
export async function servePages(
  render: Render,
  more: Partial<Options> = {},
): Promise<{ url: string; drop: ReturnType<typeof cachePages>['drop']; close(): Promise<void> }> {
  const cached = cachePages(render, {
    addresses: new PageAddresses(keptPages),
    announcements: new Announcements(),
    ...more,
  });
  const http = createHttpServer({
    pages: cached.handle,
    api: cached.handle,
    pagesUpgrade: null,
    fromMemory: cached.fromMemory,
    isDraining: () => false,
    door: { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' },
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    drop: cached.drop,
    async close() {
      await (await closeHttp(http)).closed;
    },
  };
}
