/** The real live engine on a real Postgres, in a process of its own so that its CPU can be told apart. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { measureDatabaseClock } from '#server/database/clock.ts';
import { connectDatabase } from '#server/database/database.ts';
import { startLiveEngine } from '#server/live/live-engine.ts';
import { setSettings } from '#server/settings.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { aProduct } from '#server/testing/factories.ts';
import { acceptsNoBids } from '#server/testing/no-bids.ts';
import { testSettings } from '#server/testing/settings.ts';
import { topicSources } from '#server/topics.ts';

const url = process.env.BENCH_DATABASE_URL ?? '';
setSettings(testSettings());
await connectDatabase(url, { connections: 10 });
await measureDatabaseClock();
const { productId, sku } = await aProduct({ onHand: 100, title: 'A bowl that five thousand people watch' });
const http = createServer();
const live = startLiveEngine({ http, publicUrl: undefined, sources: topicSources, placeBid: acceptsNoBids });
await new Promise<void>((resolve) => http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));
const { port } = http.address() as AddressInfo;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

process.on('message', (command: 'usage' | 'stop' | { mark: number }) => {
  if (typeof command === 'object') {
    void changeVariant(sku, { priceAmount: command.mark }).then(() => process.send?.({ kind: `done ${command.mark}` }));
  } else if (command === 'stop') void live.stop().then(() => process.exit(0));
  else {
    process.send?.({
      kind: 'usage',
      cpu: process.cpuUsage(),
      loopP99Ms: delay.percentile(99) / 1e6,
      rss: process.memoryUsage().rss,
    });
    delay.reset();
  }
});
process.send?.({ kind: 'ready', port, topic: `product:${productId}`, sku });
