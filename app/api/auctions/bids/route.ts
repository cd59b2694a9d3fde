import { bidFormSchema } from '#contract/auction.ts';
import { afterBidForm, placeBidFromForm } from '#server/auction/place-bid-from-form.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Bids without JavaScript; with it they go over the socket. */
export const POST = endpoint({
  access: 'anyone',
  body: bidFormSchema,
  run: ({ actor, body }) => placeBidFromForm(actor, body),
  goTo: afterBidForm,
});
