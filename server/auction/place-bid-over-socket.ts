import type { BidCommand } from '#server/live/gateway.ts';
import { placeBid } from './place-bid.ts';
import { viewAfterBid } from './view-after-bid.ts';

/** The socket's `bid`: the same command as everywhere, and the lot's view with the bid in it. */
export const placeBidOverSocket: BidCommand = async (actor, bid) => {
  const answer = await placeBid(actor, bid);
  if (!answer.ok) return answer;
  return { ...answer, view: await viewAfterBid(bid.auctionId, answer.value.version) };
};
