import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from '#contract/wire/protocol.ts';
import { briefShop } from '#server/testing/brief-process.ts';
import { endsWithUs } from '#server/testing/ends-with-us.ts';
import { freePort } from '#server/testing/installed-program.ts';

export const apiKey = 'e2e-key-0123456789-0123456789';
/** What carriers sign with, by Standard Webhooks. */
export const carrierSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/**
 * Names the folder that an embedded demo shop begins with: filling it takes longer than starting. It is there, though it
 * may be empty, in a run of tests alone.
 */
export const templateVariable = 'MARKETDAY_E2E_TEMPLATE';

/** A shop of its own: the server of the last build in its own process, on its own embedded database. */
export interface ShopServer {
  url: string;
  /** Where it keeps its database, and the mail that it would send. */
  dataFolder: string;
  /** @param spoken another protocol than the shop's own, as a shop of another release has */
  start(spoken?: Protocol): Promise<void>;
  /** Ends the process: SIGTERM lets it drain, SIGKILL doesn't. The database stays. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Holds the process still, as a machine does that swaps or migrates, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Stops it and forgets its database. */
  remove(): Promise<void>;
  /** What the server has written since its last start. */
  output(): string;
  /** Whether its process lives. */
  isRunning(): boolean;
}

export async function createShopServer(environment: Record<string, string> = {}): Promise<ShopServer> {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-shop-'));
  const template = process.env[templateVariable];
  if (template && !environment.DATABASE_URL) await cp(template, join(folder, 'data'), { recursive: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let output = '';

  async function start(spoken?: Protocol): Promise<void> {
    output = '';
    // For looking into it: `SHOP_NODE_FLAGS="--cpu-prof --cpu-prof-dir=profiles"`, or "--enable-source-maps".
    const flags = process.env.SHOP_NODE_FLAGS?.split(' ') ?? [];
    // A benchmark measures the shop as it is started by `npm start`.
    const speed = template === undefined ? ['--enable-source-maps'] : briefShop;
    const entry = spoken ? ['e2e/shop-of-version.mjs', JSON.stringify(spoken)] : ['.next/shop/server/index.mjs'];
    const started = spawn(process.execPath, [...flags, ...speed, ...entry], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: 'localhost',
        DATA_DIR: join(folder, 'data'),
        MARKETDAY_API_KEY: apiKey,
        STANDARD_WEBHOOK_SECRET: carrierSecret,
        DEMO: '1',
        CROWD: '0',
        WORK_AHEAD: '0',
        LOG_LEVEL: 'warn',
        // Shops of one test are on one machine; none of them looks for another's files.
        ...(environment.REDIS_URL ? { DATA_DIR_SHARED: '1' } : {}),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    endsWithUs(started, { folder });
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        if (/Marketday (is open|takes sockets)/.test(output)) resolve();
      };
      started.stdout?.on('data', hear);
      started.stderr?.on('data', hear);
      started.once('exit', (code) => reject(new Error(`The shop did not start (exit ${code}):\n${output}`)));
    });
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  }

  return {
    url,
    dataFolder: join(folder, 'data'),
    start,
    stop,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async remove() {
      await stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
    output: () => output,
    isRunning: () => child?.exitCode === null && child.signalCode === null,
  };
}
