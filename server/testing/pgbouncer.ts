/** A real PgBouncer in transaction mode before a PostgreSQL: each transaction may get another of few connections. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { endsWithUs } from './ends-with-us.ts';
import { findOrInstall, freePort } from './installed-program.ts';

const run = promisify(execFile);

export interface TestPooler {
  /** As the given address, through the pooler. */
  url: string;
  stop(): Promise<void>;
}

/** It refuses to run as root. */
async function otherUser(): Promise<{ uid: number; gid: number } | Record<string, never>> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param connections how many it has to the database, for each address of its own */
export async function startTestPooler(databaseUrl: string, { connections = 4 } = {}): Promise<TestPooler> {
  const program = await findOrInstall(['pgbouncer'], 'pgbouncer');
  const folder = await mkdtemp(join(tmpdir(), 'marketday-pgbouncer-'));
  await chmod(folder, 0o755);
  const { hostname, port: databasePort, username } = new URL(databaseUrl);
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  const settings = [
    ...['[databases]', `* = host=${hostname} port=${databasePort} user=${username}`],
    ...['[pgbouncer]', 'listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = any'],
    ...['pool_mode = transaction', `default_pool_size = ${connections}`, 'max_client_conn = 200'],
  ];
  await writeFile(file, `${settings.join('\n')}\n`, { mode: 0o644 });
  const pooler = spawn(program, [file], { ...(await otherUser()), stdio: 'ignore' });
  endsWithUs(pooler, { folder });
  const url = new URL(databaseUrl);
  url.port = String(port);
  while (!(await answers(url.href))) {
    if (pooler.exitCode !== null) throw new Error(`PgBouncer did not start (exit ${pooler.exitCode}).`);
    await wait(50);
  }
  return {
    url: url.href,
    async stop() {
      const gone = once(pooler, 'exit');
      pooler.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
