import { createAuctionSchema } from '#contract/auction.ts';
import { auctionsQuerySchema } from '#contract/auction-api.ts';
import { listApiAuctions, readApiAuction } from '#server/auction/api-auctions.ts';
import { createAuction } from '#server/auction/create-auction.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { lotActor } from '#server/lot-outcome/record-lot-event.ts';
import { validate } from '#server/web/request-body.ts';

export const GET = endpoint({
  access: 'anyone',
  async run({ query }) {
    return { ok: true, value: await listApiAuctions(validate(auctionsQuerySchema, Object.fromEntries(query))) };
  },
});

export const POST = endpoint({
  access: { scope: 'auctions:write' },
  body: createAuctionSchema,
  async run({ actor, body }) {
    const { id } = await createAuction(body, {}, lotActor(actor));
    return { ok: true, status: 201, value: await readApiAuction(id) };
  },
});
