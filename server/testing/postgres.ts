/**
 * A real Postgres for the tests: the one at TEST_DATABASE_URL, or one of this machine's own that
 * runs in a temporary folder, in memory if there is room, while the tests do. On Debian as root it is installed if absent.
 */
import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { endsWithUs } from './ends-with-us.ts';
import { foundOrInstalled, freePort } from './installed-program.ts';

const run = promisify(execFile);

export interface TestPostgres {
  url: string;
  /** The folder of the server's programs, where `pgbench` is too; null for TEST_DATABASE_URL. */
  binaries: string | null;
  stop(): Promise<void>;
}

export async function findBinaries(): Promise<string | null> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? (await readdir(debian)).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

const findOrInstallBinaries = (): Promise<string> =>
  foundOrInstalled(
    findBinaries,
    'postgresql',
    'The tests need PostgreSQL: install it (its initdb and postgres on the PATH), or set TEST_DATABASE_URL.',
  );

/** Postgres refuses to run as root: then its own user runs it, or nobody. */
async function serverUser(): Promise<{ uid: number; gid: number } | Record<string, never>> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string, name: string) => Number((await run('id', [flag, name])).stdout);
  const name = await run('id', ['postgres']).then(
    () => 'postgres',
    () => 'nobody',
  );
  return { uid: await idOf('-u', name), gid: await idOf('-g', name) };
}

/** What an answered commit survives: nothing need (a test's own data), the server's death, or the machine's. */
type Survives = 'nothing' | 'its death' | 'power cuts';
const settingsFor: Record<Survives, readonly string[]> = {
  nothing: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=256MB'],
  'its death': ['fsync=off', 'full_page_writes=off'],
  'power cuts': [],
};

const inMemory = '/dev/shm';
const roomBytes = 4 * 1024 ** 3;

/** Each test file has a copy of a database, some thousand files: on a disk that takes several times as long as in memory. */
async function folderFor(survives: Survives): Promise<string> {
  if (survives !== 'nothing') return tmpdir();
  const room = await statfs(inMemory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room >= roomBytes ? inMemory : tmpdir();
}

/** How a server is stopped: connections are ended and all is written, or it falls as if it had crashed. */
export type PostgresStop = 'fast' | 'immediate';
const signalFor = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** A Postgres that is nobody else's. */
export interface OwnPostgres extends TestPostgres {
  /** Stops it, runs `meanwhile`, and starts it again at the same port. After `immediate` it recovers from its log first. */
  restart(how: PostgresStop, meanwhile?: () => Promise<unknown>): Promise<void>;
}

/** @param durable `true` for benchmarks: every commit reaches the disk, as in production */
export async function startTestPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, binaries: null, stop: async () => {} };
  return startOwnPostgres(durable ? 'power cuts' : 'nothing');
}

export async function startOwnPostgres(survives: Survives): Promise<OwnPostgres> {
  const binaries = await findOrInstallBinaries();
  const user = await serverUser();
  const folder = await mkdtemp(join(await folderFor(survives), 'marketday-postgres-'));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  await run(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    { ...user, cwd: folder },
  );
  const port = await freePort();
  const settings = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'],
    ...settingsFor[survives],
  ];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const start = () => startServer(join(binaries, 'postgres'), args, { ...user, cwd: folder });
  let server = await start();
  const end = async (how: PostgresStop) => {
    const gone = server.exitCode === null && !server.signalCode ? once(server, 'exit') : null;
    server.kill(signalFor[how]);
    await gone;
  };
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    binaries,
    async restart(how, meanwhile) {
      await end(how);
      await meanwhile?.();
      server = await start();
    },
    async stop() {
      await end('fast');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @returns a server that takes connections */
async function startServer(program: string, args: readonly string[], options: SpawnOptions): Promise<ChildProcess> {
  const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  endsWithUs(server, { signal: 'QUIT', folder: String(options.cwd) });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
      if (output.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`Postgres did not start:\n${output}`)));
  });
  return server;
}
