import { relistLotSchema } from '#contract/desk.ts';
import { relistAuction } from '#server/auction/relist-auction.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { lotActor } from '#server/lot-outcome/record-lot-event.ts';

/** Puts an unsold lot up again. */
export const POST = endpoint({
  access: 'merchant',
  body: relistLotSchema,
  run: async ({ actor, params: { id = '' }, body }) => withLot(id, await relistAuction(id, body, lotActor(actor))),
  goTo: (_, { params }) => `/desk/auctions/${params.id}`,
});
