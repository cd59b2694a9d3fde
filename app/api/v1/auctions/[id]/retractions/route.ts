import { apiRetractionSchema } from '#contract/auction-api.ts';
import { readApiAuction } from '#server/auction/api-auctions.ts';
import { retractLatestBid } from '#server/auction/retract-latest-bid.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Takes back the latest bid that a reference has in force: a commission bid that was mistyped. */
export const POST = endpoint({
  access: { scope: 'bids:write' },
  body: apiRetractionSchema,
  async run({ actor, params: { id = '' }, body }) {
    const outcome = await retractLatestBid(actor, id, body);
    return outcome.ok ? { ok: true, status: 201, value: await readApiAuction(id) } : outcome;
  },
});
