import { placeBidSchema } from '#contract/auction/auction.ts';
import type { SocketCommand } from '#server/engine/live/socket-command.ts';
import { requireAccount } from '#server/session/actor.ts';
import { placeBid } from './place-bid.ts';

export const bidCommand: SocketCommand<'bid', typeof placeBidSchema> = {
  schema: placeBidSchema,
  access: requireAccount,
  carries: ['auction'],
  async run(actor, bid, views) {
    const answer = await placeBid(actor, bid);
    if (!answer.ok) return { ok: false, error: answer.refusal };
    const view = await views.atLeast('auction', bid.auctionId, answer.value.version);
    return { ok: true, ...answer.value, view };
  },
};
