/**
 * A node for sockets alone (`ROLE=fanout`): it has no database, no pages and nothing by which anybody could sign in. What
 * its sockets may watch and what they are shown it asks the shop's processes; most of it comes over Redis
 * (docs/decisions/017).
 */

import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Protocol, protocol } from '#contract/wire/protocol.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { Config } from './config/config.ts';
import { setSettings } from './config/settings.ts';
import { setDatabaseClock } from './database/clock.ts';
import { closeWithoutShop } from './fanout/close-without-shop.ts';
import { exportShopSilence } from './fanout/fanout-metrics.ts';
import { HeardChanges } from './fanout/heard-changes.ts';
import { RemoteReader } from './fanout/remote-reader.ts';
import { ShopClient } from './fanout/shop-client.ts';
import { learnHistory } from './history/history.ts';
import { finishMs } from './http/close-http.ts';
import { DoorLimits } from './http/door-limits.ts';
import { createHttpServer } from './http/http-server.ts';
import { redisBus } from './live/bus/redis-bus.ts';
import { startLiveEngine } from './live/live-engine.ts';
import { watchLimitsOf } from './live/sockets/watch-budget.ts';
import { log } from './log.ts';
import { progress } from './process/progress.ts';
import { Redis } from './redis/redis.ts';
import { exportRedisState } from './redis/redis-metrics.ts';
import { takeSharedKeys } from './redis/shared-keys.ts';
import { ConnectedElsewhere } from './session/living/connected-elsewhere.ts';
import { shareConnectedPeople } from './session/living/connected-people.ts';
import { socketCommands } from './socket-commands.ts';
import { runProgram } from './start/run-program.ts';
import { stopServing } from './start/stop-serving.ts';
import { topicSources } from './topics.ts';
import type { Handle } from './web/handle.ts';

const stopMs = finishMs + 10_000;
/** Then it can neither prove anybody nor heal a gap: sockets are better opened elsewhere. */
const shopAwayMs = 5_000;
const retryMs = 500;

export const main = (spoken: Protocol = protocol): Promise<void> =>
  runProgram('the node', (config) => start(config, spoken));

async function start(config: Config, spoken: Protocol): Promise<void> {
  const { REDIS_URL, SHOP_URLS = [], FANOUT_SECRET = '', PUBLIC_URL } = config;
  if (!REDIS_URL) throw new Error('The configuration of a fan-out node names its Redis.');
  // Nothing here signs anything: the keys that it shares with others come from the shop.
  const secrets = { AUTH_SECRET: '', TEST_PAYMENT_WEBHOOK_SECRET: '', VAPID_PUBLIC_KEY: '', VAPID_PRIVATE_KEY: '' };
  setSettings({ ...config, ...secrets, localUrl: `http://127.0.0.1:${config.PORT}`, protocol: spoken });
  const redis = new Redis({ urls: REDIS_URL });
  redis.start();
  exportRedisState(() => redis.isAnswering);
  const shop = new ShopClient({
    urls: SHOP_URLS,
    secret: FANOUT_SECRET,
    publicUrl: PUBLIC_URL,
    protocolVersion: spoken.version,
  });
  exportShopSilence(() => shop.sinceAnswerMs);
  await greetShop(shop);
  const stopSharingPeople = shareConnectedPeople(new ConnectedElsewhere(redis));
  const feed = new HeardChanges(shop);
  const reader = new RemoteReader(shop);
  const bus = redisBus(redis, { looks: false });
  let draining = false;
  const hasShop = () => shop.sinceAnswerMs < shopAwayMs;
  const http = createHttpServer({
    pages: nothingHere,
    api: nothingHere,
    pagesUpgrade: null,
    isDraining: () => draining,
    takesSockets: hasShop,
    notReady: async () => (hasShop() ? null : 'no process of the shop answers'),
    redisAnswers: () => redis.isAnswering,
    door: {
      trustProxy: config.TRUST_PROXY,
      publicUrl: PUBLIC_URL,
      listensAt: config.HOST,
      limits: config.LIMITS ? new DoorLimits(config.limits) : undefined,
    },
  });
  const live = startLiveEngine({
    http,
    publicUrl: PUBLIC_URL,
    sources: topicSources,
    commands: reader.commands(socketCommands),
    directFrames: config.LIVE_DIRECT_FRAMES,
    polling: false,
    traceShare: config.TRACE_SHARE,
    limits: watchLimitsOf(config),
    announcements: feed,
    reader,
    proves: reader.identify,
    redis,
    bus,
    spoken,
  });
  reader.onRefused(live.closeRooms);
  // The shop may have been started again with another secret.
  feed.onLost(() => void greetShop(shop));
  bus.start();
  if (config.NODE_ENV === 'production') await live.warm([topicOf.shop]);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port: config.PORT, host: config.HOST, backlog: 4096 }, resolve);
  });

  const stopClosing = closeWithoutShop({ hasShop, closeSockets: live.closeSockets });
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      draining = true;
      stopClosing();
      log().info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), config.DRAIN_SECONDS * 1000 + stopMs).unref();
      await stopServing({ http, live, drainMs: config.DRAIN_SECONDS * 1000 });
      await bus.stop();
      await stopSharingPeople();
      await redis.close();
      shop.close();
      process.exit(0);
    })();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  progress(`Marketday takes sockets on port ${(http.address() as AddressInfo).port}`);
}

const nothingHere: Handle = async (_, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Here are sockets alone; pages and the API are at the shop’s address.\n');
};

/** Until a process of the shop answers: a node may be started before them. */
async function greetShop(shop: ShopClient): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      const askedAt = performance.now();
      const { nowMs, busKey, namesKey, history } = await shop.ask('greet', {});
      setDatabaseClock(nowMs, (askedAt + performance.now()) / 2);
      learnHistory(history);
      takeSharedKeys({ bus: Buffer.from(busKey, 'base64'), names: Buffer.from(namesKey, 'base64') });
      return;
    } catch (error) {
      if (isFirst) log().warn({ err: error }, 'no process of the shop answers yet; it is asked again');
      await wait(retryMs);
    }
  }
}
