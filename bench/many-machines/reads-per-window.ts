/** As many processes as wanted, in this one, of which each has a watcher of one topic that changes all the time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { redisBus } from '#server/engine/machines/bus/redis-bus.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { commitTo, startLiveNode } from '#server/testing/live-node.ts';

const windowMs = 50;
const commitEveryMs = 8;
const room = 'card:bench';

export async function readsPerWindow(
  databaseUrl: string,
  redisUrl: string,
  { nodes: count, seconds }: { nodes: number; seconds: number },
): Promise<{ reads: number; windows: number; perSecond: number }> {
  await connectDatabase(databaseUrl);
  await database().$executeRaw`TRUNCATE change, server_process`;
  const writer = new Client({ connectionString: databaseUrl });
  await writer.connect();
  await commitTo(writer, room);
  const nodes = await Promise.all(
    Array.from({ length: count }, async () => {
      const redis = new Redis({ urls: [redisUrl], secret: 'of the bench' });
      redis.start();
      const bus = redisBus(redis);
      const pollMs = () => (bus.isTrusted ? Math.min(1_000, 200 * bus.processes) : 200);
      return { redis, node: await startLiveNode({ bus, shown: [room], windowMs, pollMs }) };
    }),
  );
  const readsOfAll = () => nodes.reduce((sum, { node }) => sum + node.reads(), 0);
  try {
    while (!nodes.every(({ node: { bus } }) => bus.isTrusted && bus.processes >= count)) await sleep(50);
    const before = readsOfAll();
    const started = performance.now();
    let commits = 0;
    while (performance.now() - started < seconds * 1_000) {
      await commitTo(writer, room);
      // Whoever commits looks at once; here that is each in turn.
      nodes[commits++ % count]?.node.wake();
      await sleep(commitEveryMs);
    }
    const elapsedMs = performance.now() - started;
    return { reads: readsOfAll() - before, windows: elapsedMs / windowMs, perSecond: (commits * 1_000) / elapsedMs };
  } finally {
    for (const { redis, node } of nodes) {
      await node.stop();
      await redis.close();
    }
    await writer.end();
    await disconnectDatabase();
  }
}
