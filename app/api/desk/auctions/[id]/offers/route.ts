import { offerLot } from '#server/auction/offer-lot.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { lotActor } from '#server/lot-outcome/record-lot-event.ts';

/** Offers an unsold lot to the next bidder. */
export const POST = endpoint({
  access: 'merchant',
  run: async ({ actor, params: { id = '' } }) => withLot(id, await offerLot(id, lotActor(actor))),
  goTo: (_, { params }) => `/desk/auctions/${params.id}`,
});
