import { percentile } from '../report.ts';

export type Load =
  | { kind: 'closed'; seconds: number; bidders: number }
  /** Bids at a fixed rate, whether or not the earlier ones are answered. */
  | { kind: 'open'; seconds: number; perSecond: number }
  /** As `closed`, the bidders spread evenly over many lots. */
  | { kind: 'lots'; seconds: number; bidders: number };

export interface Measured {
  kind: 'measured';
  decided: number;
  accepted: number;
  /** Views that spectators got, a second. */
  views: number;
  p50: number;
  p99: number;
}

/** Places one bid. @returns whether it was accepted */
export type Bid = (bidder: number) => Promise<boolean>;

const warmUpMs = 700;

/** Runs a load against `bid`. Latencies of an open load count from when the bid was due. */
export async function runLoad(load: Load, bid: Bid, views: () => number): Promise<Measured> {
  const latencies: number[] = [];
  let accepted = 0;
  const from = performance.now() + warmUpMs;
  const until = from + load.seconds * 1000;
  let viewsBefore = 0;
  const mark = setTimeout(() => {
    viewsBefore = views();
  }, warmUpMs);

  const place = async (bidder: number, due: number) => {
    const ok = await bid(bidder);
    const now = performance.now();
    if (now < from || now > until) return;
    latencies.push(now - due);
    if (ok) accepted += 1;
  };
  if (load.kind !== 'open') {
    await Promise.all(
      Array.from({ length: load.bidders }, async (_, bidder) => {
        while (performance.now() < until) await place(bidder, performance.now());
      }),
    );
  } else await offer(load.perSecond, until, place);
  clearTimeout(mark);
  return {
    kind: 'measured',
    decided: latencies.length / load.seconds,
    accepted: accepted / load.seconds,
    views: (views() - viewsBefore) / load.seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

async function offer(
  perSecond: number,
  until: number,
  place: (bidder: number, due: number) => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; performance.now() < until; ) {
    for (; sent < ((performance.now() - started) / 1000) * perSecond; sent++) {
      pending.push(place(sent, started + (sent / perSecond) * 1000));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
}
