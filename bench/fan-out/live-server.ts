/** The real live engine on a real Postgres, in a process of its own so that its CPU can be told apart. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setSettings } from '#server/config/settings.ts';
import { measureDatabaseClock } from '#server/engine/database/clock.ts';
import { connectDatabase, database } from '#server/engine/database/database.ts';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { aProduct } from '#server/testing/factories.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { testSettings } from '#server/testing/settings.ts';

const url = process.env.BENCH_DATABASE_URL ?? '';
setSettings(testSettings());
await connectDatabase(url, { connections: 10 });
await measureDatabaseClock();
// After a restart the pieces are there already.
const title = 'A bowl that five thousand people watch';
const pieces = await database().product.findMany({ where: { title }, include: { variants: true } });
for (let i = pieces.length; i < Number(process.env.BENCH_PIECES ?? '1'); i++) {
  const { productId } = await aProduct({ onHand: 100, title });
  pieces.push(await database().product.findUniqueOrThrow({ where: { id: productId }, include: { variants: true } }));
}
const sku = pieces[0]?.variants[0]?.sku ?? '';
const topics = pieces.map(({ id }) => `product:${id}`);
const http = createServer();
const live = startLiveEngine({ http, publicUrl: undefined, ...liveShop, commands: refusedCommands });
// As the shop itself does before it opens.
await live.warm(topics.slice(0, 500));
await new Promise<void>((resolve) =>
  http.listen({ port: Number(process.env.BENCH_PORT ?? '0'), host: '127.0.0.1', backlog: 4096 }, resolve),
);
const { port } = http.address() as AddressInfo;
/** After a collection, where the process was started with --expose-gc. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

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
      heap: heapInUse(),
      rss: process.memoryUsage().rss,
    });
    delay.reset();
  }
});
process.send?.({ kind: 'ready', port, topics, topic: topics[0], sku });
