import { openAuctionNow } from '#server/auction/open-auction-now.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'merchant',
  run: async ({ params: { id = '' } }) => withLot(id, await openAuctionNow(id)),
  goTo: () => '/desk/auctions',
});
