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
  stop(): Promise<void>;
}

interface Shop {
  url: string;
  pieces: readonly Piece[];
  lot: { id: string; path: string; startAmount: number };
}

/** Beyond that the load is more than the shop can do, and a soak of it says nothing. */
const mostPending = 300;

type Timed = 'bidMs' | 'orderMs' | 'pageMs';

export function startActs({ url, pieces, lot }: Shop, pace: Pace): Acts {
  let measured = { bidMs: [] as number[], orderMs: [] as number[], pageMs: [] as number[], failed: [] as string[] };
  const pending = new Set<Promise<void>>();
  const timers: NodeJS.Timeout[] = [];

  async function ask(method: string, path: string, body: unknown, into: Timed | null): Promise<void> {
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
  }

  /** At a steady pace, whether or not the earlier ones are answered. */
  function every(perSecond: number, act: (turn: number) => Promise<void>): void {
    const started = performance.now();
    let turn = 0;
    const run = () => {
      for (; turn < ((performance.now() - started) / 1000) * perSecond; turn++) {
        if (pending.size >= mostPending) {
          measured.failed.push('the shop falls behind: too much waits for an answer');
          continue;
        }
        const one = act(turn)
          .catch((error: unknown) => void measured.failed.push(String(error)))
          .finally(() => pending.delete(one));
        pending.add(one);
      }
    };
    timers.push(setInterval(run, 5));
  }

  const piece = (turn: number) => pieces[turn % pieces.length] as Piece;
  const paths = ['/', '/shop', '/auctions', lot.path, ...pieces.map(({ path }) => path)];
  every(pace.bids, (turn) =>
    ask(
      'POST',
      `/api/v1/auctions/${lot.id}/bids`,
      {
        bidder: `soak-${turn % 50}`,
        maxAmount: lot.startAmount + 200 * (turn + 1),
        key: `soak-bid-${turn}`,
      },
      'bidMs',
    ),
  );
  every(pace.prices, (turn) =>
    ask('PATCH', `/api/v1/variants/${piece(turn).sku}`, { priceAmount: 10_000 + (turn % 9_000) }, null),
  );
  every(pace.orders, (turn) =>
    ask(
      'POST',
      '/api/v1/orders',
      {
        customer: `soak-${turn % 500}`,
        email: `soak-${turn % 500}@example.com`,
        lines: [{ sku: piece(turn).sku, quantity: 1 }],
        shippingAddress: { name: 'A', line1: '1', city: 'Lyon', postalCode: '69001', country: 'FR' },
        payment: { provider: 'test', token: 'tok_visa' },
      },
      'orderMs',
    ),
  );
  every(pace.pages, (turn) => ask('GET', paths[turn % paths.length] ?? '/', undefined, 'pageMs'));

  return {
    take() {
      const taken = measured;
      measured = { bidMs: [], orderMs: [], pageMs: [], failed: [] };
      return taken;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(pending);
    },
  };
}
