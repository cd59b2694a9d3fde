/** Waiting bids share one transaction. The queue only makes that fast; the locks in `decide-bids` make it right. */
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { notFound } from '#server/web/problem.ts';
import { decideBids } from './decide-bids.ts';
import type { WaitingBid } from './judge-bids.ts';
import type { BidAnswer } from './stored-bid.ts';

interface Entry {
  bid: WaitingBid;
  resolve(answer: BidAnswer): void;
  reject(error: unknown): void;
}
type Batch = { auctionId: string; entries: Entry[] }[];

/** A transaction costs the same for one bid as for many: with few waiting, a moment gathers more. */
const gatherMs = 3;
const fewWaiting = 50;
const mostOfALot = 500;
const mostLots = 64;
const mostAtOnce = 2_000;
/** Two, so that a lot locked elsewhere doesn't delay all others. */
const lanes = 2;

const queue = processWide('lot-queue', () => ({
  waiting: new Map<string, Entry[]>(),
  /** Lots that a transaction decides on now: one at a time, so that their bids keep their order. */
  inFlight: new Set<string>(),
  running: 0,
}));

/** Waits for a lot's turn and resolves once the decision is committed. @throws AccessProblem `not_found` */
export function queueBid(auctionId: string, bid: WaitingBid): Promise<BidAnswer> {
  return new Promise((resolve, reject) => {
    const entry = { bid, resolve, reject };
    const waiting = queue.waiting.get(auctionId);
    if (waiting) waiting.push(entry);
    else queue.waiting.set(auctionId, [entry]);
    // A lane decides for many requests, so its transactions belong to none of their keys.
    outsideRequest(startLane);
  });
}

/** Asked for every bid that comes: it looks no further than the first. */
function someLotIsFree(): boolean {
  for (const id of queue.waiting.keys()) if (!queue.inFlight.has(id)) return true;
  return false;
}

function startLane(): void {
  if (queue.running >= lanes || !someLotIsFree()) return;
  queue.running += 1;
  void runLane();
}

async function runLane(): Promise<void> {
  for (;;) {
    await turn();
    if (waitingNow() < fewWaiting) await pause(gatherMs);
    const batch = take();
    if (batch.length === 0) break;
    startLane();
    await decide(batch);
    for (const { auctionId } of batch) queue.inFlight.delete(auctionId);
  }
  queue.running -= 1;
}

function waitingNow(): number {
  let count = 0;
  for (const entries of queue.waiting.values()) count += entries.length;
  return count;
}

function take(): Batch {
  const batch: Batch = [];
  let count = 0;
  for (const [auctionId, entries] of queue.waiting) {
    if (batch.length === mostLots || count >= mostAtOnce) break;
    if (queue.inFlight.has(auctionId)) continue;
    const taken = entries.splice(0, mostOfALot);
    if (entries.length === 0) queue.waiting.delete(auctionId);
    queue.inFlight.add(auctionId);
    batch.push({ auctionId, entries: taken });
    count += taken.length;
  }
  return batch;
}

async function decide(batch: Batch): Promise<void> {
  try {
    const answers = await decideBids(
      batch.map(({ auctionId, entries }) => ({ auctionId, bids: entries.map((entry) => entry.bid) })),
    );
    for (const [index, { entries }] of batch.entries()) answer(entries, answers[index] ?? null);
  } catch (error) {
    await decideOneByOne(batch, error);
  }
}

/** One bid that can't be stored must not fail those beside it. */
async function decideOneByOne(batch: Batch, error: unknown): Promise<void> {
  const [first] = batch;
  if (batch.length > 1) for (const lot of batch) await decide([lot]);
  else if (first && first.entries.length > 1) {
    for (const entry of first.entries) await decide([{ ...first, entries: [entry] }]);
  } else first?.entries[0]?.reject(error);
}

function answer(entries: Entry[], answers: BidAnswer[] | null): void {
  for (const [index, entry] of entries.entries()) {
    const said = answers?.[index];
    if (said) entry.resolve(said);
    else entry.reject(notFound('auction'));
  }
}
