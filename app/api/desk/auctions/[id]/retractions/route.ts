import { deskRetractionSchema } from '#contract/desk.ts';
import { retractBid } from '#server/auction/retract-bid.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  body: deskRetractionSchema,
  run: async ({ actor, params: { id = '' }, body }) => withLot(id, await retractBid(actor, { auctionId: id, ...body })),
  goTo: (_, { params }) => `/desk/auctions/${params.id}`,
});
