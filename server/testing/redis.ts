/** A real Redis for the tests, which can fall, hang and forget. On Debian as root it is installed if absent. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type RedisClientType } from '@redis/client';
import { endsWithUs } from './ends-with-us.ts';
import { findOrInstall, freePort } from './installed-program.ts';

export interface TestRedis {
  url: string;
  port: number;
  /** Kills it at once. What it held is gone. */
  kill(): Promise<void>;
  /** Starts it again at the same port, empty. */
  start(): Promise<void>;
  /** Holds it still and lets it go on. */
  pause(): void;
  resume(): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param settings further ones, such as `['--cluster-enabled', 'yes']`
 * @param besides how far above its port it listens at another
 */
export async function startTestRedis(settings: readonly string[] = [], besides = 0): Promise<TestRedis> {
  const program = await findOrInstall(['valkey-server', 'redis-server'], 'redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'marketday-redis-'));
  const port = await freePort(besides);
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess;

  async function withClient<T>(work: (client: RedisClientType) => Promise<T>): Promise<T> {
    const client: RedisClientType = createClient({
      url,
      socket: { reconnectStrategy: (retries) => (retries < 200 ? 25 : false) },
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    server = spawn(program, [...args, ...settings], { cwd: folder, stdio: 'ignore' });
    endsWithUs(server, { signal: 'KILL', folder });
    await withClient((client) => client.ping());
  }

  async function kill(): Promise<void> {
    const gone = server.exitCode === null && !server.signalCode ? once(server, 'exit') : null;
    server.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    url,
    port,
    kill,
    start,
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    async flush() {
      await withClient((client) => client.flushAll());
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The servers of a cluster talk to each other ten thousand above their ports. */
const startInCluster = () => startTestRedis(clusterSettings, 10_000);
const clusterSettings = [
  ...['--cluster-enabled', 'yes'],
  ...['--cluster-node-timeout', '1000'],
  ...['--cluster-require-full-coverage', 'no'],
];

/** Joins a cluster as a copy of the master that has this key, and takes its place when it falls. @returns both */
export async function startTestReplica(
  servers: readonly TestRedis[],
  key: string,
): Promise<{ master: TestRedis; replica: TestRedis }> {
  const replica = await startInCluster();
  const [client, ...others] = await Promise.all(
    [replica, ...servers].map(({ url }) => createClient({ url }).connect()),
  );
  try {
    const ask = (...words: string[]) => client?.sendCommand(['CLUSTER', ...words]).then(String);
    await ask('MEET', '127.0.0.1', String(servers[0]?.port));
    const slot = Number(await ask('KEYSLOT', key));
    const index = Math.min(servers.length - 1, Math.floor((slot * servers.length) / slots));
    const id = String(await others[index]?.sendCommand(['CLUSTER', 'MYID']));
    while (!(await ask('NODES'))?.includes(id)) await wait(50);
    await ask('REPLICATE', id);
    while (!String(await client?.sendCommand(['INFO', 'replication'])).includes('master_link_status:up'))
      await wait(50);
    // The masters elect it: they have to know whose copy it is.
    const own = String(await ask('MYID'));
    const isKnown = async (other: RedisClientType | undefined) =>
      new RegExp(`${own} .*slave ${id}`).test(String(await other?.sendCommand(['CLUSTER', 'NODES'])));
    for (const other of others) while (!(await isKnown(other as RedisClientType))) await wait(50);
    return { master: servers[index] as TestRedis, replica };
  } finally {
    for (const one of [client, ...others]) one?.destroy();
  }
}

const slots = 16_384;

/** A cluster of so many masters, which share the slots evenly. Its servers keep who they are when they are killed. */
export async function startTestRedisCluster(size: number): Promise<TestRedis[]> {
  const servers = await Promise.all(Array.from({ length: size }, () => startInCluster()));
  const clients = await Promise.all(servers.map(({ url }) => createClient({ url }).connect()));
  try {
    const [first] = servers;
    for (const [index, client] of clients.entries()) {
      const from = Math.floor((slots * index) / size);
      const to = Math.floor((slots * (index + 1)) / size) - 1;
      await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', String(from), String(to)]);
      await client.sendCommand(['CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1)]);
      if (index > 0) await client.sendCommand(['CLUSTER', 'MEET', '127.0.0.1', String(first?.port)]);
    }
    for (let complete = 0; complete < size; ) {
      const infos = await Promise.all(clients.map((client) => client.sendCommand(['CLUSTER', 'INFO'])));
      complete = infos.filter(
        (info) => /cluster_state:ok[\s\S]*cluster_known_nodes:(\d+)/.exec(String(info))?.[1] === String(size),
      ).length;
      if (complete < size) await wait(50);
    }
  } finally {
    for (const client of clients) client.destroy();
  }
  return servers;
}
