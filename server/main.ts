/**
 * The composition root: configuration, database, pages, sockets, publisher, due work, and a stop
 * that loses nothing. Read this first to see what runs.
 */
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import next from 'next';
import { type Protocol, protocol } from '#contract/wire/protocol.ts';
import { keptPages } from '../app/kept-pages.ts';
import { seedShop } from '../prisma/seed/seed-shop.ts';
import { seedTaxRates } from '../prisma/seed/seed-tax-rates.ts';
import { seedWhenEmpty } from '../prisma/seed/seed-when-empty.ts';
import { answerApi } from './api/answer-api.ts';
import { RouteTable } from './api/route-table.ts';
import { turnVisitorsAway } from './api/turn-visitors-away.ts';
import { exportHeldUnits } from './bag/held-units.ts';
import type { Config } from './config/config.ts';
import { closeFolder, keepFilesPrivate } from './config/private-folder.ts';
import { keptPassword, keptSecrets } from './config/secrets.ts';
import { setSettings } from './config/settings.ts';
import { answerDiscovery } from './discovery/answer-discovery.ts';
import { againWhenAway } from './engine/database/again-when-away.ts';
import { keepMeasuringClock, measureDatabaseClock } from './engine/database/clock.ts';
import { connectDatabase, disconnectDatabase } from './engine/database/database.ts';
import { lookAtHistory } from './engine/database/history/history.ts';
import { openDatabase } from './engine/database/open-database.ts';
import { finishMs } from './engine/http/close-http.ts';
import { DoorLimits } from './engine/http/door-limits.ts';
import { createHttpServer } from './engine/http/http-server.ts';
import { lanesOf } from './engine/http/turns/lanes.ts';
import { countLimitsIn } from './engine/limit/shared-buckets.ts';
import { Announcements } from './engine/live/changes/announcements.ts';
import { Attention } from './engine/live/changes/attention.ts';
import { followHistory } from './engine/live/changes/follow-history.ts';
import { ProcessRegister } from './engine/live/changes/process-register.ts';
import { WakeCall } from './engine/live/changes/wake-call.ts';
import { startLiveEngine } from './engine/live/live-engine.ts';
import { watchLimitsOf } from './engine/live/sockets/watch-budget.ts';
import { exportRedisState } from './engine/machines/redis/redis-metrics.ts';
import { isLoopback } from './engine/network/loopback.ts';
import { BuiltFiles } from './engine/pages/built-files.ts';
import { cachePages } from './engine/pages/cached-pages.ts';
import { PageAddresses } from './engine/pages/page-addresses.ts';
import { withPlainNotFound } from './engine/pages/plain-not-found.ts';
import { renderPage } from './engine/pages/render-page.ts';
import { Renderers } from './engine/pages/renderers.ts';
import { log } from './engine/process/log.ts';
import { progress } from './engine/process/progress.ts';
import { claimAs } from './engine/work/claims.ts';
import { startDueWork } from './engine/work/due-work.ts';
import { closeMailTransport } from './mail/deliver-mail.ts';
import { ShopDoor } from './opening/shop-door.ts';
import { paymentsTaken, takesTestOrders } from './payment/payments-taken.ts';
import { whyCheckoutIsClosed } from './payment/why-checkout-is-closed.ts';
import { withPhotographs } from './photograph/answer-photograph.ts';
import { encodeAhead } from './photograph/encode-ahead.ts';
import { setSubjectsData } from './retention/subjects-data.ts';
import { demoMerchantEmail, setDemoMerchantPassword } from './session/demo/demo-merchant.ts';
import { endDemo } from './session/demo/end-demo.ts';
import { ConnectedElsewhere } from './session/living/connected-elsewhere.ts';
import { shareConnectedPeople } from './session/living/connected-people.ts';
import { takeUpStaff } from './session/staff/take-up-staff.ts';
import { adoptEnvironment } from './shop/adopt-environment.ts';
import { notePayments } from './shop/note-payments.ts';
import { readBusiestTopics } from './start/busiest-topics.ts';
import { startDemoCrowd } from './start/demo-crowd.ts';
import { runProgram } from './start/run-program.ts';
import { stopServing } from './start/stop-serving.ts';
import { dueWorks, routes, socketCommands, subjects, topicSources } from './subjects.ts';
import { removePresetZones } from './tariff/remove-preset-zones.ts';

/** A stop takes no longer: requests finish, then what was taken up, then the database closes. */
const stopMs = finishMs + 10_000;

/** Nobody can change the embedded database under its process. */
const embeddedLookMs = 600_000;

/** @param spoken what the server speaks with pages: another version only to see how pages take it */
export const main = (spoken: Protocol = protocol): Promise<void> =>
  runProgram('the server', (config) => start(config, spoken));

async function start(config: Config, spoken: Protocol): Promise<void> {
  const development = config.NODE_ENV === 'development';
  keepFilesPrivate();
  await closeFolder(config.DATA_DIR);
  const secrets = await keptSecrets(config);
  const settings = { ...config, ...secrets, localUrl: localUrl(config, config.PORT), protocol: spoken };
  setSettings(settings);
  setSubjectsData(() => subjects);

  const redis =
    config.REDIS_URL && new (await import('./engine/machines/redis/redis.ts')).Redis({ urls: config.REDIS_URL });
  redis?.start();
  if (redis) exportRedisState(() => redis.isAnswering);
  countLimitsIn(redis ?? null);
  const opened = await openDatabase(config);
  await connectDatabase(opened.url, { connections: opened.connections });
  await measureDatabaseClock();
  await againWhenAway(lookAtHistory);
  const stopSharingPeople = redis && shareConnectedPeople(new ConnectedElsewhere(redis));
  exportHeldUnits();
  const stopMeasuring = keepMeasuringClock();
  await againWhenAway(seedTaxRates);
  const merchant = config.DEMO ? await openDemo(config) : await openOwnShop();
  await againWhenAway(() => adoptEnvironment());
  await againWhenAway(() => notePayments(paymentsTaken()));
  await takeUpStaff();

  let draining = false;
  const pages = next({ dev: development, dir: process.cwd(), hostname: 'localhost', port: config.PORT });
  const render = withPhotographs(
    withPlainNotFound((request, response) => pages.getRequestHandler()(request, response)),
  );
  // The embedded database is its process’s own: nobody else waits for this word.
  const processes = new ProcessRegister(config.DATABASE_URL ? {} : { beatMs: 4_000 });
  await processes.enter();
  claimAs(processes.id);
  // The embedded database has this process alone: nobody else waits for what it announces.
  const announcements = new Announcements({ processes: config.DATABASE_URL ? processes : undefined });
  const stopFollowing = followHistory(announcements, config.DATABASE_URL ? {} : { everyMs: embeddedLookMs });
  const bus = redis && (await import('./engine/machines/bus/redis-bus.ts')).redisBus(redis);
  const wakeCall = config.DATABASE_URL
    ? new WakeCall(opened.directUrl, { hasOthers: () => !announcements.isAlone && !bus?.isTrusted })
    : undefined;
  // Another process that shows this one's changes asks for them itself, or they come over the bus.
  const attention = config.DATABASE_URL && !bus ? new Attention() : undefined;
  const renderers = new Renderers((wanted) => renderPage(render, wanted));
  const addresses = new PageAddresses(keptPages);
  const cached = development
    ? null
    : cachePages(render, {
        addresses,
        announcements,
        attention,
        readBarrier: config.PAGE_READ_BARRIER,
        others: bus && { told: (all) => live.told(all), barrier: () => bus.barrier() },
        render: renderers.render,
        tellRenderers: renderers.changed,
        lanes: lanesOf({
          rendering: config.LIMITS ? config.limits.rendering : undefined,
          isApart: () => renderers.areUp,
        }),
      });
  const built = development ? null : await BuiltFiles.in('.next/static');
  const doorLimits = config.LIMITS ? new DoorLimits(config.limits) : undefined;
  const door = new ShopDoor(announcements);
  const http = createHttpServer({
    turnAway: turnVisitorsAway(door),
    pages: cached?.handle ?? addresses.reducing(render),
    api: answerApi(new RouteTable(routes)),
    discovery: answerDiscovery,
    pagesUpgrade: development ? (request, socket, head) => pages.getUpgradeHandler()(request, socket, head) : null,
    ...(cached && built
      ? {
          fromMemory: (request, response) => cached.fromMemory(request, response) || built.answer(request, response),
        }
      : {}),
    isDraining: () => draining,
    sincePollMs: () => announcements.sincePollMs,
    redisAnswers: redis && (() => redis.isAnswering),
    awayMs: config.DATABASE_URL && !bus ? 1_000 : 3_000,
    door: {
      trustProxy: config.TRUST_PROXY,
      publicUrl: config.PUBLIC_URL,
      listensAt: config.HOST,
      limits: doorLimits,
    },
  });
  const live = startLiveEngine({
    http,
    publicUrl: config.PUBLIC_URL,
    sources: topicSources,
    commands: socketCommands,
    directFrames: config.LIVE_DIRECT_FRAMES,
    polling: !config.REDIS_URL,
    mayPoll: (request, socket) => doorLimits?.pollingOpens(request, socket) ?? true,
    traceShare: config.TRACE_SHARE,
    limits: watchLimitsOf(config),
    announcements,
    isOnlyWriter: !config.DATABASE_URL,
    attention,
    wakeCall,
    redis,
    bus,
    spoken,
    door,
  });
  bus?.start();
  await pages.prepare();
  // The embedded database's shop is one that somebody tries out: it should open soon.
  if (config.DATABASE_URL && !development) await live.warm(await readBusiestTopics());
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port: config.PORT, host: config.HOST, backlog: 4096 }, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const settled = { ...settings, localUrl: localUrl(config, port) };
  setSettings(settled);
  const stopDueWork = startDueWork(dueWorks, { isOnlyWriter: !config.DATABASE_URL });
  const crowd = config.DEMO && config.CROWD ? await startDemoCrowd(localUrl(config, port), config.DATA_DIR) : null;
  const photographs = development || !config.WORK_AHEAD ? null : encodeAhead();
  if (cached) {
    void renderers
      .start(rendererCount(config), { databaseUrl: opened.url, settings: settled })
      .then(() => (config.WORK_AHEAD ? cached.warm(() => draining) : undefined))
      .catch((error: unknown) => log().warn({ err: error }, 'the first pages could not be rendered ahead'));
  }

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      draining = true;
      log().info({ signal }, 'stopping');
      setTimeout(
        () => {
          log().error('what was under way did not end in time');
          process.exit(1);
        },
        config.DRAIN_SECONDS * 1000 + stopMs,
      ).unref();
      await stopServing({
        http,
        live,
        drainMs: config.DRAIN_SECONDS * 1000,
        endHelpers: () => {
          crowd?.kill();
          photographs?.kill();
          renderers.stop();
        },
        stopDueWork,
      });
      closeMailTransport();
      await bus?.stop();
      processes.stop();
      stopFollowing();
      stopMeasuring();
      await disconnectDatabase();
      await opened.close();
      await stopSharingPeople?.();
      await redis?.close();
      process.exit(0);
    })();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last: whoever reads it may stop the shop at once.
  progress(`Marketday is open: ${config.PUBLIC_URL ?? `http://localhost:${port}`}`);
  if (config.DEMO) progress(demoLine(merchant ?? null));
  const payments = await paymentsLine();
  if (payments) progress(payments);
}

/** Fills the demo shop. @returns the merchant's own password, if others than this machine can reach the shop */
async function openDemo({ HOST, DATA_DIR }: Config): Promise<string | null> {
  // First: what lots cost can't change once their demo bids are there.
  await againWhenAway(seedShop);
  await againWhenAway(seedWhenEmpty);
  const password = isLoopback(HOST) ? null : await keptPassword(DATA_DIR, 'demo-merchant-password');
  await setDemoMerchantPassword(password ?? undefined);
  return password;
}

/** Ends what a demo left behind, and what the tables began with. */
async function openOwnShop(): Promise<void> {
  await endDemo();
  await againWhenAway(removePresetZones);
}

const demoLine = (merchantPassword: string | null): string =>
  merchantPassword === null
    ? 'This is a demo: its people and their password are on the sign-in page. To run your own shop, set DEMO=0.'
    : `This is a demo: its shoppers' password is on the sign-in page. ${demoMerchantEmail} signs in with ${merchantPassword}. To run your own shop, set DEMO=0.`;

/** @returns what whoever starts the shop must know of its payments; null if money moves, or it is a demo */
async function paymentsLine(): Promise<string | null> {
  const closed = await whyCheckoutIsClosed();
  if (closed) return `The checkout is closed. ${closed.missing}`;
  return takesTestOrders()
    ? 'TEST_PAYMENTS=1: orders are paid by test payments. No money moves, and each order says that it is a test.'
    : null;
}

/** Where this process reaches itself: loopback, unless it listens on one other address only. */
function localUrl({ HOST }: Config, port: number): string {
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  return `http://${everywhere ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}

/** The embedded database has one session, which a second process would only wait for. */
function rendererCount({ DATABASE_URL, PAGE_RENDERERS }: Config): number {
  if (!DATABASE_URL) return 0;
  return PAGE_RENDERERS ?? Math.min(1, availableParallelism() - 1);
}
