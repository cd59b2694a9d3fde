import { type BidOutcome, bidFormSchema } from '#contract/auction.ts';
import { placeBidFromForm, placeBidFromScript } from '#server/auction/place-bid-from-form.ts';
import { endpoint } from '#server/http/endpoint.ts';
import type { Outcome } from '#server/web/answer.ts';

/** Bids without JavaScript, once the question has been answered; with it they go over the socket. */
export const POST = endpoint({
  access: 'anyone',
  body: bidFormSchema,
  run: async ({ actor, body, form }): Promise<Outcome<{ goTo?: string; slug?: string; outcome?: BidOutcome }>> =>
    form ? { ok: true, value: await placeBidFromForm(actor, body) } : placeBidFromScript(actor, body),
  goTo: ({ goTo = '/auctions' }) => goTo,
});
