import type { AddressInfo } from 'node:net';
import next from 'next';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { keptPages } from '../../app/kept-pages.ts';
import { ensurePagesBuilt } from '../../scripts/ensure-built.mjs';
import { answerApi } from '../api/answer-api.ts';
import { RouteTable } from '../api/route-table.ts';
import { turnVisitorsAway } from '../api/turn-visitors-away.ts';
import { answerDiscovery } from '../discovery/answer-discovery.ts';
import { closeHttp } from '../engine/http/close-http.ts';
import { DoorLimits, doorRatesOf } from '../engine/http/door-limits.ts';
import { createHttpServer } from '../engine/http/http-server.ts';
import { lanesOf, renderingOf } from '../engine/http/turns/lanes.ts';
import { startLiveEngine } from '../engine/live/live-engine.ts';
import { cachePages } from '../engine/pages/cached-pages.ts';
import { PageAddresses } from '../engine/pages/page-addresses.ts';
import { withPlainNotFound } from '../engine/pages/plain-not-found.ts';
import { liveShop } from '../live/live-shop.ts';
import { doorkeeper, ShopDoor } from '../opening/shop-door.ts';
import { findRedirect } from '../redirect/find-redirect.ts';
import { withRedirects } from '../redirect/with-redirects.ts';
import { routes, socketCommands } from '../subjects.ts';

/** The shop as it is served, in this process: pages, API and sockets behind one front door, and no due work. */
export async function startWholeShop({
  limited = false,
  trustProxy = '0',
}: {
  limited?: boolean;
  trustProxy?: string;
} = {}): Promise<{
  url: string;
  stop(): Promise<void>;
}> {
  ensurePagesBuilt();
  const pages = next({ dev: false, dir: process.cwd(), hostname: 'localhost', port: 0, quiet: true });
  await pages.prepare();
  const announcements = new Announcements();
  const addresses = new PageAddresses(keptPages);
  const cached = cachePages(withPlainNotFound(pages.getRequestHandler()), {
    addresses,
    announcements,
    lanes: lanesOf({ rendering: limited ? renderingOf() : undefined, isApart: () => false }),
  });
  const door = new ShopDoor(announcements);
  const http = createHttpServer({
    turnAway: turnVisitorsAway(door),
    pages: withRedirects(cached.handle, findRedirect),
    api: answerApi(new RouteTable(routes)),
    discovery: answerDiscovery,
    pagesUpgrade: null,
    fromMemory: cached.fromMemory,
    isDraining: () => false,
    door: {
      trustProxy,
      publicUrl: undefined,
      listensAt: '127.0.0.1',
      limits: limited ? new DoorLimits(doorRatesOf()) : undefined,
    },
  });
  const live = startLiveEngine({
    http,
    publicUrl: undefined,
    ...liveShop,
    commands: socketCommands,
    announcements,
    door: doorkeeper(door),
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async stop() {
      await (await closeHttp(http)).closed;
      await live.stop();
      await pages.close();
    },
  };
}
