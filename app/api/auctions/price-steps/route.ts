import { priceStepsQuerySchema } from '#contract/auction.ts';
import { readPriceSteps } from '#server/auction/price-steps.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { validate } from '#server/web/request-body.ts';

/** The whole line of a lot's chart; its live view carries the newest bids only. */
export const GET = endpoint({
  access: 'anyone',
  async run({ query }) {
    const { id } = validate(priceStepsQuerySchema, Object.fromEntries(query));
    return { ok: true, value: await readPriceSteps(id) };
  },
});
