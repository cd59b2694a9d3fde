/** A challenger's maximum shows once answered, a leader's once beaten, and never more than the price of that moment. */
export interface DecidedBid {
  seq: number;
  paddle: number;
  maxAmount: number;
  outcome: 'leading' | 'outbid' | 'raised' | 'bought' | 'retracted';
  priceBefore: number;
  priceAfter: number;
  leaderAfter: number | null;
  leaderMaximumAfter: number | null;
}

export interface HistoryLine<B extends DecidedBid = DecidedBid> {
  bid: B;
  kind: 'bid' | 'retraction';
  paddle: number;
  amount: number;
  /** The house bid for this paddle, up to its maximum. */
  automatic: boolean;
}

export type LeaderBefore = { paddle: number; maximum: number } | null;

/** Makes the public lines of these bids, oldest first. @param before who led before the first; null if nobody did */
export function historyOf<B extends DecidedBid>(bids: readonly B[], before: LeaderBefore): HistoryLine<B>[] {
  let leader = before;
  return bids.flatMap((bid) => {
    const lines = linesOf(bid, leader);
    const { leaderAfter, leaderMaximumAfter } = bid;
    leader =
      leaderAfter !== null && leaderMaximumAfter !== null ? { paddle: leaderAfter, maximum: leaderMaximumAfter } : null;
    return lines;
  });
}

function linesOf<B extends DecidedBid>(bid: B, leader: LeaderBefore): HistoryLine<B>[] {
  const own = (amount: number): HistoryLine<B> => ({ bid, kind: 'bid', paddle: bid.paddle, amount, automatic: false });
  const house = (paddle: number, amount: number): HistoryLine<B> => ({
    bid,
    kind: 'bid',
    paddle,
    amount,
    automatic: true,
  });
  switch (bid.outcome) {
    case 'leading':
      // The beaten leader's maximum was bid for them on the way.
      return leader && leader.maximum > bid.priceBefore
        ? [house(leader.paddle, leader.maximum), own(bid.priceAfter)]
        : [own(bid.priceAfter)];
    case 'outbid':
      return leader ? [own(bid.maxAmount), house(leader.paddle, bid.priceAfter)] : [own(bid.maxAmount)];
    case 'raised':
      return bid.priceAfter > bid.priceBefore ? [house(bid.paddle, bid.priceAfter)] : [];
    case 'bought':
      return [own(bid.priceAfter)];
    case 'retracted':
      return [{ ...own(bid.priceAfter), kind: 'retraction' }];
  }
}
