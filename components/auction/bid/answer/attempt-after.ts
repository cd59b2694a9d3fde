import type { BidReply } from '#contract/auction/bid-command.ts';
import type { Attempt } from './attempt.ts';

export interface Sent {
  amount: number;
  key: string;
}

/** @param back it came only after the connection had been lost */
export function attemptAfter(reply: BidReply, sent: Sent, back: boolean): Attempt {
  if (!reply.ok) return { step: 'refused', ...sent, problem: reply.error };
  const { outcome, currentAmount, leader, view } = reply;
  return {
    step: 'accepted',
    ...sent,
    outcome,
    back,
    price: view.data.currentAmount,
    paddle: outcome === 'outbid' ? null : leader,
    equal: outcome === 'outbid' && currentAmount === sent.amount,
  };
}
