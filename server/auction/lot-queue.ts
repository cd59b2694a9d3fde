/**
 * Bids that wait for the same lot are decided together: one transaction for all of them instead of
 * one each behind the same lock. The queue only makes that fast; the lock in `decide-bids` makes it
 * right, with or without a queue, in one process or several.
 */
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { processWide } from '#server/process-wide.ts';
import { decideBids, type WaitingBid } from './decide-bids.ts';
import type { BidAnswer } from './stored-bid.ts';

interface Entry {
  bid: WaitingBid;
  resolve(answer: BidAnswer): void;
  reject(error: unknown): void;
}

const queues = processWide('lot-queues', () => new Map<string, Entry[]>());

/** A transaction costs the same for one bid as for many: with few waiting, a moment gathers more. */
const lingerMs = 3;
const fewWaiting = 50;
const mostAtOnce = 500;

/** Waits for a lot's turn and resolves once the decision is committed. */
export function queueBid(auctionId: string, bid: WaitingBid): Promise<BidAnswer> {
  return new Promise((resolve, reject) => {
    const entry = { bid, resolve, reject };
    const waiting = queues.get(auctionId);
    if (waiting) {
      waiting.push(entry);
      return;
    }
    const queue = [entry];
    queues.set(auctionId, queue);
    void drain(auctionId, queue);
  });
}

async function drain(auctionId: string, queue: Entry[]): Promise<void> {
  while (queue.length > 0) {
    await turn();
    if (queue.length < fewWaiting) await pause(lingerMs);
    await decide(auctionId, queue.splice(0, mostAtOnce));
    // Whoever was answered may bid again at once: let them in before the queue is given up.
    await turn();
  }
  queues.delete(auctionId);
}

async function decide(auctionId: string, entries: Entry[]): Promise<void> {
  try {
    const answers = await decideBids(
      auctionId,
      entries.map((entry) => entry.bid),
    );
    for (const [index, entry] of entries.entries()) entry.resolve(answers[index] as BidAnswer);
  } catch (error) {
    if (entries.length === 1) entries[0]?.reject(error);
    // One bid that can't be stored must not fail those beside it.
    else for (const entry of entries) await decide(auctionId, [entry]);
  }
}
