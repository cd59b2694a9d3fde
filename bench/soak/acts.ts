/** What people and machines do to the shop while the crowd watches, each at its own steady pace. */
import { apiKey } from '../../e2e/shop-server.ts';

/** How often a second. */
export interface Pace {
  bids: number;
  prices: number;
  orders: number;
  pages: number;
}

export interface Piece {
  sku: string;
  topic: string;
  path: string;
}

export interface Acts {
  /** What has been measured since the last call: how long answers took in milliseconds, and what failed. */
  take(): { bidMs: number[]; orderMs: number[]; pageMs: number[]; failed: string[] };
  /** Everything that was asked has been answered. */
  pause(): Promise<void>;
  resume(): void;
  stop(): Promise<void>;
  /** What was acknowledged, and must be there at the end. */
  readonly told: { orders: readonly string[]; bids: readonly string[] };
}

interface Shop {
  /** Of the processes, in turn. */
  urls: readonly string[];
  pieces: readonly Piece[];
  lot: { id: string; path: string; startAmount: number };
}

/** Beyond that the load is more than the shop can do, and a soak of it says nothing. */
const mostPending = 300;

type Timed = 'bidMs' | 'orderMs' | 'pageMs';

export function startActs({ urls, pieces, lot }: Shop, pace: Pace): Acts {
  const told = { orders: [] as string[], bids: [] as string[] };
  let asked = 0;
  let isPaused = false;
  let measured = { bidMs: [] as number[], orderMs: [] as number[], pageMs: [] as number[], failed: [] as string[] };
  const pending = new Set<Promise<void>>();
  const timers: NodeJS.Timeout[] = [];

  /** @returns the answer to a command that was done, as text */
  async function ask(method: string, path: string, body: unknown, into: Timed | null): Promise<string | null> {
    const url = urls[asked++ % urls.length] ?? '';
    const began = performance.now();
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // A bid that another has overtaken is refused, which is an answer.
    if (!response.ok && response.status !== 409)
      measured.failed.push(`${method} ${path} ${response.status} ${text.slice(0, 200)}`);
    else if (into !== null) measured[into].push(performance.now() - began);
    return response.ok ? text : null;
  }

  /** At a steady pace, whether or not the earlier ones are answered. */
  function every(perSecond: number, act: (turn: number) => Promise<unknown>): void {
    const everyMs = 1000 / perSecond;
    let due = performance.now();
    let turn = 0;
    const run = () => {
      if (isPaused) {
        due = performance.now();
        return;
      }
      for (; due < performance.now(); due += everyMs, turn++) {
        if (pending.size >= mostPending) {
          measured.failed.push('the shop falls behind: too much waits for an answer');
          continue;
        }
        const one: Promise<void> = act(turn).then(
          () => void pending.delete(one),
          (error: unknown) => {
            pending.delete(one);
            measured.failed.push(String(error));
          },
        );
        pending.add(one);
      }
    };
    timers.push(setInterval(run, 5));
  }

  const piece = (turn: number) => pieces[turn % pieces.length] as Piece;
  const paths = ['/', '/shop', '/auctions', lot.path, ...pieces.map(({ path }) => path)];
  every(pace.bids, async (turn) => {
    const key = `soak-bid-${turn}`;
    const bid = { bidder: `soak-${turn % 50}`, maxAmount: lot.startAmount + 200 * (turn + 1), key };
    if ((await ask('POST', `/api/v1/auctions/${lot.id}/bids`, bid, 'bidMs')) !== null) told.bids.push(key);
  });
  every(pace.prices, (turn) =>
    ask('PATCH', `/api/v1/variants/${piece(turn).sku}`, { priceAmount: 10_000 + (turn % 9_000) }, null),
  );
  every(pace.orders, async (turn) => {
    const order = {
      customer: `soak-${turn % 500}`,
      email: `soak-${turn % 500}@example.com`,
      lines: [{ sku: piece(turn).sku, quantity: 1 }],
      shippingAddress: { name: 'A', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
      payment: { provider: 'test', token: 'tok_visa' },
    };
    const answer = await ask('POST', '/api/v1/orders', order, 'orderMs');
    if (answer !== null) told.orders.push((JSON.parse(answer) as { id: string }).id);
  });
  every(pace.pages, (turn) => ask('GET', paths[turn % paths.length] ?? '/', undefined, 'pageMs'));

  return {
    take() {
      const taken = measured;
      measured = { bidMs: [], orderMs: [], pageMs: [], failed: [] };
      return taken;
    },
    async pause() {
      isPaused = true;
      await Promise.allSettled(pending);
    },
    resume() {
      isPaused = false;
    },
    told,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(pending);
    },
  };
}
