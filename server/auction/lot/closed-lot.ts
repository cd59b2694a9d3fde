import type { Problem } from '#contract/wire/problem.ts';
import type { ClosedLot, NotPossible } from '#domain/auction/after-sale.ts';
import type { LotOutcome } from '#domain/auction/closing.ts';
import type { Tx } from '#server/engine/database/database.ts';

export async function readClosedLot(tx: Tx, auctionId: string): Promise<ClosedLot & { hadIt: Set<string> }> {
  const { outcome, relistedAs, orders } = await tx.auction.findUniqueOrThrow({
    where: { id: auctionId },
    select: {
      outcome: true,
      relistedAs: { select: { id: true } },
      orders: { select: { personId: true, status: true } },
    },
  });
  return {
    outcome: outcome as LotOutcome | null,
    relisted: relistedAs !== null,
    hasOrder: orders.some(({ status }) => status !== 'cancelled'),
    hadIt: new Set(orders.map(({ personId }) => personId)),
  };
}

const words: Record<NotPossible['code'], string> = {
  not_closed: 'The lot is not closed yet.',
  has_buyer: 'This lot has already been paid for, or is waiting for payment.',
  relisted: 'This lot has already been put up again.',
  nobody_left: 'There is no other bidder to offer it to.',
  withdrawn: 'The lot was withdrawn, so its bids are void.',
};

export const notPossible = (
  code: 'offer_not_possible' | 'relist_not_possible',
  { code: reason }: NotPossible,
): Problem => ({ code, message: words[reason], reason });
