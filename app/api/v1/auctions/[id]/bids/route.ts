import { apiBidSchema } from '#contract/auction-api.ts';
import { pageQuerySchema } from '#contract/page-of.ts';
import { auctionIdOf, listApiBids } from '#server/auction/api-auctions.ts';
import { placeBid } from '#server/auction/place-bid.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { validate } from '#server/web/request-body.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ params, query }) {
    return {
      ok: true,
      value: await listApiBids(params.id ?? '', validate(pageQuerySchema, Object.fromEntries(query))),
    };
  },
});

export const POST = endpoint({
  access: { scope: 'bids:write' },
  body: apiBidSchema,
  async run({ actor, params, body: { bidder, ...bid } }) {
    const answer = await placeBid(actor, { auctionId: await auctionIdOf(params.id ?? ''), ...bid }, bidder);
    return answer.ok ? { ...answer, status: 201 } : answer;
  },
});
