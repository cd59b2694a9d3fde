import { biddingDetailsSchema } from '#contract/account.ts';
import { meViews } from '#server/account/changed-views.ts';
import { keepBiddingDetails } from '#server/account/keep-bidding-details.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';
import { safePath } from '#server/web/answer.ts';

export const POST = endpoint({
  access: 'account',
  body: biddingDetailsSchema,
  async run({ actor, body }) {
    const { personId } = requireAccount(actor);
    const kept = await keepBiddingDetails(personId, body);
    if (!kept.ok) return kept;
    return { ok: true, value: { next: safePath(body.next ?? '/account'), views: await meViews(personId) } };
  },
  goTo: ({ next }) => next,
});
