import { endAuctionNow } from '#server/auction/end-auction-now.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { lotActor } from '#server/lot-outcome/record-lot-event.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ actor, params: { id = '' } }) => withLot(id, await endAuctionNow(id, lotActor(actor))),
  goTo: () => '/desk/auctions',
});
