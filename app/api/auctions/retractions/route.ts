import { retractBidSchema } from '#contract/auction.ts';
import { retractBid } from '#server/auction/retract-bid.ts';
import { lotAfterRetraction } from '#server/auction/view-after-bid.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** A bidder takes their own bid back. */
export const POST = endpoint({
  access: 'account',
  body: retractBidSchema,
  run: async ({ actor, body }) => lotAfterRetraction(body.auctionId, await retractBid(actor, body)),
  goTo: ({ slug }) => `/auctions/${slug}?outcome=retracted`,
});
