/** What a message costs the process that sends it to a watcher: alone, with the bus, and where another has read it. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShopServer } from '../../e2e/shop-server.ts';
import { ask, child } from '../fan-out/processes.ts';

interface Options {
  watchers: number;
  seconds: number;
  topic: string;
  /** Makes one change of the watched piece. */
  change(): Promise<unknown>;
  cpuSeconds(server: ShopServer): Promise<number>;
}

const perSecond = 10;
const path = '/socket.io/?EIO=4&transport=websocket';

async function changing({ change }: Options, seconds: number): Promise<void> {
  const started = performance.now();
  for (let turn = 0; turn < seconds * perSecond; turn++) {
    await sleep(Math.max(0, started + (turn * 1_000) / perSecond - performance.now()));
    await change();
  }
  // What is under way arrives.
  await sleep(300);
}

/**
 * All at the same time, so that the machine's other work meets all alike.
 *
 * @returns for each server the microseconds of processor time of one message, beyond what the same changes cost it with
 *   only those watching there who did so before
 */
export async function costsOfMessage(servers: readonly ShopServer[], options: Options): Promise<number[]> {
  const cpu = () => Promise.all(servers.map((server) => options.cpuSeconds(server)));
  const during = async () => {
    const from = await cpu();
    await changing(options, options.seconds);
    return (await cpu()).map((until, index) => until - (from[index] ?? Number.NaN));
  };
  const empty = await during();
  const { watchers: count, topic } = options;
  const clients = await Promise.all(
    servers.map(async ({ url }): Promise<ChildProcess> => {
      const some = child('clients.ts');
      await ask(some, { kind: 'start', port: Number(new URL(url).port), path, count, topics: [topic] }, 'connected');
      return some;
    }),
  );
  const take = () => Promise.all(clients.map((some) => ask<{ delivered: number }>(some, { kind: 'take' }, 'taken')));
  // The first messages compile their way.
  await changing(options, 2);
  await take();
  const used = await during();
  const taken = await take();
  for (const some of clients) some.kill();
  return taken.map(({ delivered }, index) => (((used[index] ?? 0) - (empty[index] ?? 0)) * 1e6) / delivered);
}
