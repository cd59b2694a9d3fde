/** Waiting bids share one transaction. The queue only makes that fast; the locks in `decide-bids` make it right. */
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { type AccessProblem, notFound } from '#server/web/problem.ts';
import { decideBids } from './decide-bids.ts';
import type { LotBids, WaitingBid } from './judge-bids.ts';
import type { BidAnswer } from './stored-bid.ts';

interface BidOnLot {
  auctionId: string;
  bid: WaitingBid;
}

/** Two lanes, so that a lot locked elsewhere doesn't delay all others. */
const decide = processWide('lot-queue', () =>
  groupCommit<BidOnLot, BidAnswer>(decideTogether, {
    queues: { of: ({ auctionId }) => auctionId, most: 64, mostOfEach: 500 },
    most: 2_000,
    lanes: 2,
    keepWaitingMs: 0,
    gather: { ms: 3, few: 50 },
  }),
);

/** Waits for a lot's turn and resolves once the decision is committed. @throws AccessProblem `not_found` */
export const queueBid = (auctionId: string, bid: WaitingBid): Promise<BidAnswer> => decide({ auctionId, bid });

async function decideTogether(waiting: readonly BidOnLot[]): Promise<(BidAnswer | AccessProblem)[]> {
  const lots: (LotBids & { bids: WaitingBid[] })[] = [];
  for (const { auctionId, bid } of waiting) {
    const last = lots.at(-1);
    if (last?.auctionId === auctionId) last.bids.push(bid);
    else lots.push({ auctionId, bids: [bid] });
  }
  const answers = await decideBids(lots);
  return lots.flatMap(({ bids }, index): (BidAnswer | AccessProblem)[] => {
    return answers[index] ?? bids.map(() => notFound('auction'));
  });
}
