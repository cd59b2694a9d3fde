import { apiRetractionSchema } from '#contract/auction-api.ts';
import { readApiAuction } from '#server/auction/api-auctions.ts';
import { retractReferenceBid } from '#server/auction/retract-reference-bid.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Takes back a bid by its reference and key: a commission bid that was mistyped. */
export const POST = endpoint({
  access: { scope: 'bids:write' },
  body: apiRetractionSchema,
  async run({ actor, params: { id = '' }, body }) {
    const outcome = await retractReferenceBid(actor, id, body);
    return outcome.ok ? { ok: true, status: 201, value: await readApiAuction(id) } : outcome;
  },
});
