/**
 * The composition root: configuration, database, pages, sockets, publisher, due work, and a stop
 * that loses nothing. Read this first to see what runs.
 */
import type { AddressInfo } from 'node:net';
import { type Protocol, protocol } from '#contract/wire/protocol.ts';
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
import { disconnectDatabase } from './engine/database/database.ts';
import { lookAtHistory } from './engine/database/history/history.ts';
import { finishMs } from './engine/http/close-http.ts';
import { DoorLimits, doorRatesOf } from './engine/http/door-limits.ts';
import { createHttpServer } from './engine/http/http-server.ts';
import { SecurityHeaders } from './engine/http/security-headers.ts';
import { startLiveEngine } from './engine/live/live-engine.ts';
import { watchLimitsOf } from './engine/live/sockets/watch-budget.ts';
import { isLoopback } from './engine/network/loopback.ts';
import { log } from './engine/process/log.ts';
import { progress } from './engine/process/progress.ts';
import { claimAs } from './engine/work/claims.ts';
import { startDueWork } from './engine/work/due-work.ts';
import { liveShop } from './live/live-shop.ts';
import { namesNobody } from './live/public-topics.ts';
import { closeMailTransport } from './mail/deliver-mail.ts';
import { doorkeeper, ShopDoor } from './opening/shop-door.ts';
import { paymentsTaken, takesTestOrders } from './payment/payments-taken.ts';
import { whyCheckoutIsClosed } from './payment/why-checkout-is-closed.ts';
import { encodeAhead } from './photograph/encode-ahead.ts';
import { setSubjectsData } from './retention/subjects-data.ts';
import { demoMerchantEmail, setDemoMerchantPassword } from './session/demo/demo-merchant.ts';
import { endDemo } from './session/demo/end-demo.ts';
import { takeUpStaff } from './session/staff/take-up-staff.ts';
import { adoptEnvironment } from './shop/adopt-environment.ts';
import { followShopCurrency } from './shop/follow-currency.ts';
import { notePayments } from './shop/note-payments.ts';
import { readShop } from './shop/read-shop.ts';
import { readBusiestTopics } from './start/busiest-topics.ts';
import { startDemoCrowd } from './start/demo-crowd.ts';
import { openMode } from './start/open-mode.ts';
import { nextPages, openPages } from './start/open-pages.ts';
import { runProgram } from './start/run-program.ts';
import { stopServing } from './start/stop-serving.ts';
import { dueWorks, routes, socketCommands, subjects } from './subjects.ts';
import { removePresetZones } from './tariff/remove-preset-zones.ts';

/** A stop takes no longer: requests finish, then what was taken up, then the database closes. */
const stopMs = finishMs + 10_000;

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

  const mode = await openMode(config, settings.AUTH_SECRET);
  await measureDatabaseClock();
  await againWhenAway(lookAtHistory);
  exportHeldUnits();
  const stopMeasuring = keepMeasuringClock();
  const merchant = await openShop(config);

  let draining = false;
  const headers = new SecurityHeaders({ publicUrl: config.PUBLIC_URL, localUrl: settings.localUrl });
  const next = nextPages(config);
  const { announcements, ...joined } = await mode.join({ namesNobody });
  claimAs(joined.processes.id);
  const door = new ShopDoor(announcements);
  followShopCurrency(announcements);
  const doorLimits = config.LIMITS ? new DoorLimits(doorRatesOf(config.LIMITS_PER_ADDRESS)) : undefined;
  const pages = await openPages(config, {
    next,
    announcements,
    headers,
    ...joined.pages(() => live),
  });
  const http = createHttpServer({
    ...pages.answers,
    ...joined.http,
    turnAway: turnVisitorsAway(door, headers),
    api: answerApi(new RouteTable(routes)),
    discovery: answerDiscovery,
    isDraining: () => draining,
    sincePollMs: () => announcements.sincePollMs,
    headers,
    metricsToken: config.METRICS_TOKEN,
    door: {
      trustProxy: config.TRUST_PROXY,
      publicUrl: config.PUBLIC_URL,
      listensAt: config.HOST,
      limits: doorLimits,
    },
  });
  const live = startLiveEngine({
    ...liveShop,
    ...joined.live,
    http,
    publicUrl: config.PUBLIC_URL,
    commands: socketCommands,
    directFrames: config.LIVE_DIRECT_FRAMES,
    polling: !config.REDIS_URL,
    mayPoll: (request, socket) => doorLimits?.pollingOpens(request, socket) ?? true,
    traceShare: config.TRACE_SHARE,
    limits: config.LIMITS ? watchLimitsOf(config.LIMITS_PER_ADDRESS) : null,
    announcements,
    isOnlyWriter: mode.isOnlyWriter,
    spoken,
    door: doorkeeper(door),
  });
  joined.start();
  await next.prepare();
  if (mode.warms && !development) await live.warm(await readBusiestTopics());
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port: config.PORT, host: config.HOST, backlog: 4096 }, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const settled = { ...settings, localUrl: localUrl(config, port) };
  setSettings(settled);
  headers.reachedAt(settled.localUrl);
  const stopDueWork = startDueWork(dueWorks, { isOnlyWriter: mode.isOnlyWriter });
  const crowd = config.DEMO && config.CROWD ? await startDemoCrowd(localUrl(config, port), config.DATA_DIR) : null;
  const photographs = development || !config.WORK_AHEAD ? null : encodeAhead();
  pages.start(mode.renderers, { databaseUrl: mode.databaseUrl, settings: settled }, () => draining);

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
          pages.stop();
        },
        stopDueWork,
      });
      closeMailTransport();
      await joined.leave();
      stopMeasuring();
      await disconnectDatabase();
      await mode.close();
      process.exit(0);
    })();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last: whoever reads it may stop the shop at once.
  progress(`Marketday is open: ${config.PUBLIC_URL ?? `http://localhost:${port}`}`);
  if (config.DEMO) progress(demoLine(merchant));
  const payments = await paymentsLine();
  if (payments) progress(payments);
}

/** What the shop's tables need before anybody comes. @returns the demo merchant's own password, as `openDemo` does */
async function openShop(config: Config): Promise<string | null> {
  await againWhenAway(seedTaxRates);
  const merchant = config.DEMO ? await openDemo(config) : await openOwnShop();
  await againWhenAway(() => adoptEnvironment());
  // Schemas and sentences know its currency from here on.
  await againWhenAway(() => readShop());
  await againWhenAway(() => notePayments(paymentsTaken()));
  await takeUpStaff();
  return merchant;
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
async function openOwnShop(): Promise<null> {
  await endDemo();
  await againWhenAway(removePresetZones);
  return null;
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
