/**
 * People in a shop, each act at its own steady pace whatever the shop does meanwhile, so that a shop that stands still is
 * seen by all who came to it then.
 */
import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import type { WatchReply } from '#contract/wire/socket.ts';
import { percentile } from '../report.ts';
import type { Changes } from './changes.ts';

export const acts = ['kept page', 'list', 'search', 'watch', 'hold', 'stock told', 'bid told'] as const;
export type Act = (typeof acts)[number];
export type Times = Record<Act, number[]>;

/** How often a second. */
const pace: Record<Act, number> = {
  ...{ 'kept page': 20, list: 1, search: 1, watch: 20, hold: 5 },
  ...{ 'stock told': 2, 'bid told': 2 },
};
const words = ['bowl', 'vase', 'moon jar', 'tea', 'glass', 'celadon', 'jug', 'plate'];
const bagsCount = 20;

interface Piece {
  path: string;
  topic: string;
  sku: string;
}
interface Visited {
  pieces: readonly Piece[];
  lists: readonly string[];
  changes: Changes;
}

export interface Visitors {
  /** What was measured since the last call, in milliseconds by act. */
  take(): Times;
  readonly failed: string[];
  stop(): Promise<void>;
}

const noTimes = (): Times => Object.fromEntries(acts.map((act) => [act, []])) as unknown as Times;
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(list.length * Math.random())] as T;

export async function visit(shop: string, { pieces, lists, changes }: Visited): Promise<Visitors> {
  const options: Partial<ManagerOptions> = { transports: ['websocket'], reconnection: false };
  const socket: Socket = io(shop, options);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const bags = Array.from({ length: bagsCount }, () => bagAt(shop, oneOf(pieces).sku));
  for (const bag of bags) await bag.turn();
  const failed: string[] = [];
  const pending = new Set<Promise<void>>();
  let times = noTimes();
  let turn = 0;

  const page = async (path: string) => {
    const answer = await fetch(`${shop}${path}`);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  };
  const run: Record<Act, () => Promise<void>> = {
    'kept page': () => page(oneOf(pieces).path),
    list: () => page(oneOf(lists)),
    search: () => page(`/search?q=${encodeURIComponent(oneOf(words))}`),
    async watch() {
      const { topic } = oneOf(pieces);
      const reply = (await socket.timeout(10_000).emitWithAck('watch', { topics: [{ topic }] })) as WatchReply;
      if (!reply.ok || reply.views.length !== 1) throw new Error(`${topic}: ${JSON.stringify(reply)}`);
    },
    hold: () => (bags[turn++ % bagsCount] as (typeof bags)[number]).turn(),
    'stock told': () => changes.count(),
    'bid told': () => changes.bid(),
  };
  const begin = (act: Act) => {
    const began = performance.now();
    const doing = run[act]().then(
      () => void times[act].push(performance.now() - began),
      (error: unknown) => void failed.push(`${act}: ${(error as Error).message}`),
    );
    pending.add(doing);
    void doing.finally(() => pending.delete(doing));
  };
  const timers = acts.map((act) => setInterval(begin, 1_000 / pace[act], act));
  return {
    failed,
    take() {
      const taken = times;
      times = noTimes();
      return taken;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(pending);
      changes.stop();
      socket.close();
    },
  };
}

/** A guest who takes one unit, and gives it back, in turn. */
function bagAt(shop: string, sku: string): { turn(): Promise<void> } {
  let cookie = '';
  let holds = false;
  let last: Promise<void> = Promise.resolve();
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${shop}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: shop, ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
  };
  const change = async () => {
    if (holds) await post('/api/bag/quantity', { sku, quantity: 0 });
    else await post('/api/bag/lines', { sku, quantity: 1 });
    holds = !holds;
  };
  return {
    turn() {
      last = last.catch(() => {}).then(change);
      return last;
    },
  };
}

export const slowest = (times: readonly number[]) => ({
  'p50 ms': percentile(times, 0.5),
  'p99 ms': percentile(times, 0.99),
});
