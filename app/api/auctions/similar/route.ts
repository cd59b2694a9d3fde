import { priceStepsQuerySchema } from '#contract/auction.ts';
import { readSimilarLots } from '#server/auction/similar-lots.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { validate } from '#server/web/request-body.ts';

/** What else is open, for whoever lost this lot. */
export const GET = endpoint({
  access: 'anyone',
  async run({ query }) {
    const { id } = validate(priceStepsQuerySchema, Object.fromEntries(query));
    return { ok: true, value: { items: await readSimilarLots(id, 2) } };
  },
});
