import { endAuctionNow } from '#server/auction/end-auction-now.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ params: { id = '' } }) => withLot(id, await endAuctionNow(id)),
  goTo: () => '/desk/auctions',
});
