/**
 * A shop in a process of its own, for faults: the API, live views and due work, as `server/main.ts` puts them together.
 * It keeps pages as the shop does, of which it has one only: `/products/<id>`, a piece's view. Says `open <port>`.
 */
import type { AddressInfo } from 'node:net';
import { answerApi } from '#server/api/answer-api.ts';
import { RouteTable } from '#server/api/route-table.ts';
import { readProductViews } from '#server/catalogue/product-view.ts';
import { readConfig } from '#server/config/config.ts';
import { setSettings } from '#server/config/settings.ts';
import { answerDiscovery } from '#server/discovery/answer-discovery.ts';
import { keepMeasuringClock, measureDatabaseClock } from '#server/engine/database/clock.ts';
import { connectDatabase, database } from '#server/engine/database/database.ts';
import { lookAtHistory } from '#server/engine/database/history/history.ts';
import { createHttpServer } from '#server/engine/http/http-server.ts';
import { countLimitsIn } from '#server/engine/limit/shared-buckets.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { Attention } from '#server/engine/live/changes/attention.ts';
import { followHistory } from '#server/engine/live/changes/follow-history.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { WakeCall } from '#server/engine/live/changes/wake-call.ts';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import { redisBus } from '#server/engine/machines/bus/redis-bus.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { cachePages } from '#server/engine/pages/cached-pages.ts';
import { PageAddresses } from '#server/engine/pages/page-addresses.ts';
import { claimAs } from '#server/engine/work/claims.ts';
import { startDueWork } from '#server/engine/work/due-work.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { namesNobody } from '#server/live/public-topics.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { ConnectedElsewhere } from '#server/session/living/connected-elsewhere.ts';
import { shareConnectedPeople } from '#server/session/living/connected-people.ts';
import { dueWorks, routes, socketCommands, subjects } from '#server/subjects.ts';
import { testSettings } from '../settings.ts';

const host = '127.0.0.1';
const config = readConfig();
setSettings({ ...testSettings(), ...config });
setSubjectsData(() => subjects);
// Other work on the machine must not count as an outage.
const redis = config.REDIS_URL
  ? new Redis({ urls: config.REDIS_URL, secret: testSettings().AUTH_SECRET, deadlineMs: 500 })
  : undefined;
redis?.start();
countLimitsIn(redis ?? null);
const bus = redis && redisBus(redis, { namesNobody });
await connectDatabase(process.env.DATABASE_URL ?? '', { connections: 6, silentMs: 4_000 });
await measureDatabaseClock();
await lookAtHistory();
keepMeasuringClock();
if (redis) shareConnectedPeople(new ConnectedElsewhere(redis));
const processes = new ProcessRegister();
await processes.enter();
claimAs(processes.id);
const announcements = new Announcements({ processes });
followHistory(announcements);
// It rests as soon as nobody asks for a while, so that faults meet that too.
const attention = !bus ? new Attention({ staysMs: 300 }) : undefined;
const cached = cachePages(
  async ({ url = '' }, response) => {
    const [view] = (await readProductViews(database(), [url.split('/')[2] ?? ''])).values();
    response.writeHead(view ? 200 : 404, { 'content-type': 'text/html' }).end(JSON.stringify(view));
  },
  {
    addresses: new PageAddresses({ '/products/[id]': { parameters: {} } }),
    announcements,
    attention,
    readBarrier: config.PAGE_READ_BARRIER,
    others: bus && { told: (all) => live.told(all), barrier: () => bus.barrier() },
  },
);
const http = createHttpServer({
  pages: cached.handle,
  fromMemory: cached.fromMemory,
  api: answerApi(new RouteTable(routes)),
  discovery: answerDiscovery,
  pagesUpgrade: null,
  isDraining: () => false,
  sincePollMs: () => announcements.sincePollMs,
  door: { trustProxy: '0', publicUrl: undefined, listensAt: host },
});
const live = startLiveEngine({
  http,
  publicUrl: undefined,
  ...liveShop,
  commands: socketCommands,
  announcements,
  attention,
  wakeCall: new WakeCall(process.env.DATABASE_URL ?? '', {
    hasOthers: () => !announcements.isAlone && !bus?.isTrusted,
  }),
  redis,
  bus,
});
bus?.start();
http.listen(Number(process.env.SHOP_PORT ?? 0), host, () => {
  setSettings({
    ...testSettings(),
    ...config,
    localUrl: `http://${host}:${(http.address() as AddressInfo).port}`,
  });
  startDueWork(dueWorks);
  process.stdout.write(`open ${(http.address() as AddressInfo).port}\n`);
});
// Whoever started it has gone.
process.stdin.resume().on('end', () => process.exit());
