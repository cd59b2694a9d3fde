import { allowanceSchema } from '#contract/desk.ts';
import { allowBidding } from '#server/desk/allow-bidding.ts';
import { allowHighBids } from '#server/desk/allow-high-bids.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** The house lets somebody bid again, or above a lot's limit. */
export const POST = endpoint({
  access: 'merchant',
  body: allowanceSchema,
  run: ({ actor, params: { id = '' }, body: { what } }) =>
    what === 'high_bids' ? allowHighBids(actor, id) : allowBidding(actor, id),
  goTo: () => '/desk/auctions',
});
