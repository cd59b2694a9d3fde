import { placeBidSchema } from '#contract/auction/auction.ts';
import type { SocketCommand } from '#server/engine/live/socket-command.ts';
import { requireAccount } from '#server/session/actor.ts';
import { placeBid } from './place-bid.ts';
import { viewAfterBid } from './view-after-bid.ts';

export const bidCommand: SocketCommand<'bid', typeof placeBidSchema> = {
  schema: placeBidSchema,
  access: requireAccount,
  carries: ['auction'],
  async run(actor, bid) {
    const answer = await placeBid(actor, bid);
    if (!answer.ok) return { ok: false, error: answer.refusal };
    return { ok: true, ...answer.value, view: await viewAfterBid(bid.auctionId, answer.value.version) };
  },
};
