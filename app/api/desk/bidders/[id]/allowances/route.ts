import { allowBidding } from '#server/desk/allow-bidding.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** The house lets somebody bid again. */
export const POST = endpoint({
  access: 'merchant',
  run: ({ actor, params: { id = '' } }) => allowBidding(actor, id),
  goTo: () => '/desk/auctions',
});
