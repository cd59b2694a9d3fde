import { readOwnBids } from '#server/auction/own-bids.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** A bidder's own bids, and after the close what opens their commitments. */
export const GET = endpoint({
  access: 'account',
  run: async ({ actor, params: { id = '' } }) => ({ ok: true, value: await readOwnBids(actor, id) }),
});
