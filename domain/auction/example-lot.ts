import { judgeBid } from './auction.ts';
import { freshLot, type LotRules } from './lot.ts';

export const exampleRules: LotRules = {
  format: 'english',
  maxExtensionSeconds: null,
  drop: null,
  startAmount: 10_000,
  reserveAmount: null,
  buyNowAmount: null,
  increments: [{ from: 0, step: 1_000 }],
  softCloseSeconds: 120,
  startsAt: 0,
  scheduledEndsAt: 1_000_000,
};

/** For tests: bids as `who: maximum`, in order, long before the end. */
export function bidding(bids: readonly (readonly [who: string, maximum: number])[], with_: Partial<LotRules> = {}) {
  const lot = { ...exampleRules, ...with_ };
  let state = freshLot(lot);
  const said: string[] = [];
  for (const [bidder, maximum] of bids) {
    const decision = judgeBid(lot, state, { bidder, maximum }, 1);
    said.push(decision.ok ? decision.value.outcome : decision.refusal.code);
    if (decision.ok) state = decision.value.state;
  }
  return { state, said, lot };
}
