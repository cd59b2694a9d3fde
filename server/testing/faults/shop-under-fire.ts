/** Two processes of a shop, each behind a proxy of its own to one database, and what may befall them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { briefShop } from '../brief-process.ts';
import { builtProgram } from '../built-program.ts';
import { testApiKey } from '../database.ts';
import { endsWithUs } from '../ends-with-us.ts';
import { type PgProxy, startPgProxy } from '../pg-proxy.ts';
import type { OwnPostgres, PostgresStop } from '../postgres.ts';

/** A number from 0 to 1; the same seed gives the same ones. */
export type Random = () => number;

/** Mulberry32: small, and even enough to choose faults by. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(random: Random, all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

export const oneOf = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)] as T;

const program = builtProgram('server/testing/faults/shop-process');

export class ShopProcess {
  readonly proxy: PgProxy;
  url = '';
  /** How it ended though nobody had killed it: whatever befalls its database, it stays. */
  readonly ends: string[] = [];
  #child: ChildProcess | undefined;
  readonly #file: string;
  readonly #environment: Record<string, string>;

  private constructor(proxy: PgProxy, file: string, environment: Record<string, string>) {
    this.proxy = proxy;
    this.#file = file;
    this.#environment = environment;
  }

  static async start(databaseUrl: string, environment: Record<string, string> = {}): Promise<ShopProcess> {
    const file = await program.take();
    const shop = new ShopProcess(await startPgProxy(databaseUrl), file, environment);
    await shop.open();
    return shop;
  }

  /** Starts it, again and again while its database can't be reached. */
  async open(): Promise<void> {
    while (!(await this.#spawn()));
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async pause(ms: number): Promise<void> {
    this.#child?.kill('SIGSTOP');
    await wait(ms);
    this.#child?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.proxy.stop();
    await program.leave();
  }

  async #spawn(): Promise<boolean> {
    const child = spawn(process.execPath, [...briefShop, this.#file], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: this.proxy.url,
        MARKETDAY_API_KEY: testApiKey,
        HOST: '127.0.0.1',
        LIMITS: '0',
        DEMO: '0',
        TEST_PAYMENTS: '1',
        LOG_LEVEL: 'fatal',
        ...this.#environment,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    endsWithUs(child);
    let said = '';
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        if (signal !== 'SIGKILL' && /^open /m.test(said)) this.ends.push(`code ${code}, signal ${signal}`);
        resolve(false);
      });
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const port = /^open (\d+)$/m.exec(said)?.[1];
        if (!port) return;
        this.url = `http://127.0.0.1:${port}`;
        resolve(true);
      });
    });
  }
}

export interface UnderFire {
  /** The one that it befalls, where it doesn't befall all. */
  shop: ShopProcess;
  postgres: OwnPostgres;
  random: Random;
}

/** The database of all of them is gone for a moment. */
const restart = ({ postgres, random }: UnderFire, how: PostgresStop) =>
  postgres.restart(how, () => wait(random() * 2_000));

/** What may befall; each is over, or heals by itself, when its promise resolves. */
export const faults: Record<string, (at: UnderFire) => Promise<void>> = {
  'the database stopped and started': (at) => restart(at, 'fast'),
  'the database crashed': (at) => restart(at, 'immediate'),
  async 'killed and started again'({ shop }) {
    await shop.kill();
    await shop.open();
  },
  'held still': ({ shop, random }) => shop.pause(300 + random() * 2_500),
  async 'all its connections cut'({ shop }) {
    shop.proxy.cutAll();
  },
  async 'all its connections silent'({ shop }) {
    shop.proxy.silenceAll();
  },
  async 'silent as it looks for changes'({ shop }) {
    const caught = shop.proxy.silence('FROM change');
    for (let i = 0; i < 100 && caught() === 0; i++) await wait(20);
    shop.proxy.release();
  },
  async 'its commits held'({ shop, random }) {
    shop.proxy.hold('COMMIT');
    await wait(200 + random() * 800);
    shop.proxy.release();
  },
  async 'cut as it commits'({ shop }) {
    const caught = shop.proxy.cut('COMMIT');
    for (let i = 0; i < 100 && caught() === 0; i++) await wait(20);
    shop.proxy.release();
  },
  async 'cut as it keeps an answer'({ shop }) {
    const caught = shop.proxy.cut('UPDATE idempotency_record');
    for (let i = 0; i < 100 && caught() === 0; i++) await wait(20);
    shop.proxy.release();
  },
  async 'its way to the database gone'({ shop, random }) {
    shop.proxy.refuse(true);
    shop.proxy.cutAll();
    await wait(300 + random() * 1_500);
    shop.proxy.refuse(false);
  },
};
