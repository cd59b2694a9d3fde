/**
 * A whole shop that is asked for what nobody would ask in good faith: no answer is a fault, none takes much longer than a
 * plain one, and what is refused has changed nothing, neither rows nor files. A new route, page or event is tried by
 * itself. `PROPERTY_SEED=random npm run test:unit -- server/testing/fuzz/http` looks for new cases.
 */
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { refusalStatus } from '#contract/problem/problem.ts';
import { setSettings } from '#server/config/settings.ts';
import type { Described } from '../../api/route.ts';
import { log } from '../../engine/process/log.ts';
import { actorOf } from '../../session/actor.ts';
import { testApiKey } from '../database.ts';
import { aSession } from '../session.ts';
import { testSettings } from '../settings.ts';
import { seedSmallShop } from '../small-shop.ts';
import { startWholeShop } from '../whole-shop.ts';
import { changedTables, countWrites, type DatabaseState, readState, writes } from './database-state.ts';
import type { FuzzedRequest, Who } from './fuzzed-request.ts';
import { knownThings } from './known-things.ts';
import type { Known } from './values-of.ts';

/** As many tries as fit into this, on a machine that is busy elsewhere; the rest counts as tried. */
const tryingMs = 250;
const atLeast = 3;
/** How fast a large body is sent at least, by a machine that is busy elsewhere. */
const bytesPerMs = 10_000;

export function whileThereIsTime<T extends unknown[]>(
  tryOne: (...asked: T) => Promise<void>,
  forMs = tryingMs,
): (...asked: T) => Promise<void> {
  const until = performance.now() + forMs;
  let tried = 0;
  return async (...asked) => {
    if (tried++ >= atLeast && performance.now() > until) return;
    await tryOne(...asked);
  };
}

export interface Answer {
  status: number;
  location: string;
  /** Its beginning. */
  body: string;
  tookMs: number;
}

const plainRequest: FuzzedRequest = {
  method: 'GET',
  path: '/api/v1/products/salt-bowl',
  who: 'nobody',
  headers: {},
  body: null,
};

/** What was written to the database and to the folder of files. */
interface State {
  rows: DatabaseState;
  files: string[];
}

export class FuzzedShop {
  url = '';
  known: Known = {};
  readonly cookies: Partial<Record<Who, string>> = {};
  /** The longest that an answer may take, by what a plain one takes here. */
  longestMs = 0;
  readonly #faults: unknown[] = [];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  #plainMs = 1;
  #folder = '';
  #seen: (State & { at: number }) | null = null;
  #stop = async () => {};

  async start(): Promise<void> {
    const shop = await startWholeShop();
    this.url = shop.url;
    this.#stop = shop.stop;
    this.#folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
    setSettings({ ...testSettings(), LIMITS: false, localUrl: shop.url, DATA_DIR: this.#folder });
    vi.spyOn(log(), 'error').mockImplementation((...said: unknown[]) => void this.#faults.push(said));
    await seedSmallShop();
    await this.signIn();
    this.known = await knownThings(this.cookies.shopper ?? '');
    await countWrites();
    const plain: number[] = [];
    for (let asked = 0; asked < 40; asked++) plain.push((await this.ask(plainRequest)).tookMs);
    this.#plainMs = plain.sort((a, b) => a - b)[20] ?? 1;
    this.longestMs = 1_500 + 60 * this.#plainMs;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await this.#stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Whoever has signed out, or been deleted, is somebody else from now on. */
  async signIn(): Promise<void> {
    for (const who of ['shopper', 'merchant'] as const) {
      const cookie = this.cookies[who];
      const actor = cookie ? await actorOf(new Headers({ cookie })) : { kind: 'nobody' };
      if (actor.kind === 'nobody') this.cookies[who] = (await aSession(who === 'merchant' ? 'owner' : who)).cookie;
    }
  }

  async ask(asked: FuzzedRequest): Promise<Answer> {
    const { hostname, port, origin } = new URL(this.url);
    const mine: Record<string, string> =
      asked.who === 'key' ? { authorization: `Bearer ${testApiKey}` } : { cookie: this.cookies[asked.who] ?? '' };
    const started = performance.now();
    const sent = request({
      hostname,
      port,
      agent: this.#agent,
      method: asked.method,
      path: asked.path,
      headers: { ...mine, ...(asked.method === 'GET' ? {} : { origin }), ...asked.headers },
    });
    sent.end(asked.body ?? undefined);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    let body = '';
    for await (const part of answer) if (body.length < 2_000) body += String(part);
    return {
      status: answer.statusCode ?? 0,
      location: answer.headers.location ?? '',
      body,
      tookMs: performance.now() - started,
    };
  }

  /** Asks, and looks at what came of it. @returns the answer */
  async tryOut(asked: FuzzedRequest, described?: Described | null): Promise<Answer> {
    const at = await writes();
    if (this.#seen?.at !== at) this.#seen = { ...(await this.#state()), at };
    const before = this.#seen;
    this.#faults.length = 0;
    const answer = await this.ask(asked);
    const said = `${answer.status} ${answer.location} ${answer.body}\n${this.faults}`;
    expect(answer.status, said).toBeLessThan(500);
    expect(answer.location, said).not.toContain('problem=fault');
    if (described) expect(described.refusals ?? [], said).toEqual(expect.arrayContaining(refusalsIn(answer.body)));
    await this.#expectSoon(asked, answer.tookMs);
    if (!isRefused(answer)) return answer;
    const unwritten = (await writes()) === at;
    if (unwritten ? (await this.#files()).length !== before.files.length : changes(before, await this.#state()).length)
      await this.#expectUnchanged(asked, said);
    return answer;
  }

  /** What the log has been told since the last request. */
  get faults(): string {
    return this.#faults.map(told).join('\n');
  }

  /** A machine that was busy elsewhere is quick the second time. */
  async #expectSoon(asked: FuzzedRequest, tookMs: number): Promise<void> {
    const longestMs = this.longestMs + (asked.body?.length ?? 0) / bytesPerMs;
    for (let again = 0; again < 2 && tookMs > longestMs; again++) tookMs = (await this.ask(asked)).tookMs;
    expect(tookMs, `beside ${this.#plainMs} ms for a plain request`).toBeLessThan(longestMs);
  }

  /** What an earlier answer left to be done may have been done meanwhile: only what happens again was this one’s doing. */
  async #expectUnchanged(asked: FuzzedRequest, said: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await this.#state();
    const answer = await this.ask(asked);
    const after = await this.#state();
    this.#seen = null;
    if (isRefused(answer)) expect(changes(before, after), `a refused request changed these: ${said}`).toEqual([]);
  }

  async #state(): Promise<State> {
    return { rows: await readState(), files: await this.#files() };
  }

  async #files(): Promise<string[]> {
    const found = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    return found.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  }
}

const isRefused = ({ status, location }: Answer) => status >= 400 || /[?&]problem=/.test(location);

const changes = (before: State, after: State): string[] => [
  ...changedTables(before.rows, after.rows),
  ...after.files.filter((file) => !before.files.includes(file)),
];

/** The code of an answer that is no. */
function refusalsIn(body: string): string[] {
  const code = /^\{"code":"(\w+)"/.exec(body)?.[1] ?? '';
  return code in refusalStatus ? [code] : [];
}

const told = (fault: unknown) =>
  JSON.stringify(fault, (_, value) => (value instanceof Error ? `${value.message} ${value.stack}` : value));

/** Starts one for the tests of a file, and ends it with them. */
export function fuzzedShop(): FuzzedShop {
  const shop = new FuzzedShop();
  beforeAll(() => shop.start(), 240_000);
  afterEach(() => shop.signIn());
  afterAll(() => shop.stop());
  return shop;
}
