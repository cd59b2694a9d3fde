import { placeBidSchema } from '#contract/auction/auction.ts';
import { OutcomeUnknown, type SocketCommand } from '#server/engine/live/socket-command.ts';
import { requireAccount } from '#server/session/actor.ts';
import { placeBid } from './place-bid.ts';

export const bidCommand: SocketCommand<'bid', typeof placeBidSchema> = {
  schema: placeBidSchema,
  access: requireAccount,
  carries: ['auction'],
  async run(actor, bid, views) {
    const answer = await placeBid(actor, bid);
    if (!answer.ok) return { ok: false, error: answer.refusal };
    const view = await views.atLeast('auction', bid.auctionId, answer.value.version).catch((cause) => {
      throw new OutcomeUnknown('A bid was stored, and the lot can’t be read for its answer.', { cause });
    });
    return { ok: true, ...answer.value, view };
  },
};
