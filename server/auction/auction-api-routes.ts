import { z } from 'zod';
import {
  bidAcceptedSchema,
  createAuctionSchema,
  historyEntrySchema,
  withdrawLotSchema,
} from '#contract/auction/auction.ts';
import {
  apiAuctionSchema,
  apiBidSchema,
  apiRetractionSchema,
  auctionsQuerySchema,
} from '#contract/auction/auction-api.ts';
import { changeLotSchema } from '#contract/auction/lot-facts.ts';
import { lotRecordSchema } from '#contract/auction/lot-record.ts';
import { apiSaleSchema, createSaleSchema } from '#contract/auction/sale.ts';
import { pageOfSchema, pageQuerySchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { lotActor } from '#server/auction/outcome/record-lot-event.ts';
import { csvHeaders } from '#server/web/answer.ts';
import { placeBid } from './bid/place-bid.ts';
import { retractReferenceBid } from './bid/retract-reference-bid.ts';
import { auctionIdOf, listApiAuctions, listApiBids, readApiAuction } from './lot/api-auctions.ts';
import { changeLot } from './lot/change-lot.ts';
import { createAuction } from './lot/create-auction.ts';
import { withdrawLot } from './lot/withdraw-lot.ts';
import { exportLot } from './record/export-lot.ts';
import { readLotRecord } from './record/lot-record.ts';
import { listApiSales, readApiSale } from './sale/api-sales.ts';
import { createSale } from './sale/create-sale.ts';

export const auctionApiRoutes: readonly Route[] = [
  publicRoute.get('/v1/auctions', {
    summary: 'List lots',
    access: 'anyone',
    query: auctionsQuerySchema,
    answer: pageOfSchema(apiAuctionSchema),
    run: async ({ query }) => accept(await listApiAuctions(query)),
  }),

  publicRoute.post('/v1/auctions', {
    summary: 'Create a lot',
    access: { key: 'lot:write' },
    body: createAuctionSchema,
    answer: apiAuctionSchema,
    status: 201,
    async run({ actor, body }) {
      const { id } = await createAuction(body, {}, lotActor(actor));
      return accept(await readApiAuction(id));
    },
  }),

  publicRoute.get('/v1/auctions/:id', {
    summary: 'Get one lot',
    access: 'anyone',
    answer: apiAuctionSchema,
    run: async ({ params }) => accept(await readApiAuction(params.id)),
  }),

  publicRoute.patch('/v1/auctions/:id', {
    summary: 'Change what is said about a lot, until the first bid',
    access: { key: 'lot:write' },
    body: changeLotSchema,
    answer: apiAuctionSchema,
    refusals: ['lot_has_bids'],
    async run({ actor, params, body }) {
      const id = await auctionIdOf(params.id);
      const changed = await changeLot(id, body, lotActor(actor));
      return changed.ok ? accept(await readApiAuction(id)) : changed;
    },
  }),

  publicRoute.get('/v1/auctions/:id/bids', {
    summary: 'List a lot’s public bid history',
    access: 'anyone',
    query: pageQuerySchema,
    answer: pageOfSchema(historyEntrySchema),
    run: async ({ params, query }) => accept(await listApiBids(params.id, query)),
  }),

  publicRoute.post('/v1/auctions/:id/bids', {
    summary: 'Place a bid up to a maximum, on behalf of a bidder',
    access: { key: 'bid:place' },
    body: apiBidSchema,
    answer: bidAcceptedSchema,
    status: 201,
    refusals: [
      'auction_not_open',
      'auction_ended',
      'bid_too_low',
      'maximum_not_raised',
      'below_taken_back',
      'bidding_closed',
      'bidding_paused',
      'customer_blocked',
    ],
    run: async ({ actor, params, body: { bidder, ...bid } }) =>
      placeBid(actor, { auctionId: await auctionIdOf(params.id), ...bid }, bidder),
  }),

  publicRoute.get('/v1/auctions/:id/export', {
    summary: 'Export a lot and its bids as CSV; maxima only after the close, with a full-scope key',
    access: 'anyone',
    keyScope: 'lot:read',
    answer: z.string(),
    answerType: 'text/csv',
    async run({ actor, params: { id } }) {
      const { name, csv } = await exportLot(actor, id);
      return { ok: true, value: csv, headers: csvHeaders(`${name}.csv`) };
    },
  }),

  publicRoute.get('/v1/auctions/:id/record', {
    summary:
      'Get a lot’s record to verify: its terms, its hash chain, and after the close the values behind the hashes',
    access: 'anyone',
    answer: lotRecordSchema,
    run: async ({ params }) => accept(await readLotRecord(await auctionIdOf(params.id))),
  }),

  /** Takes back a bid by its reference and key: a commission bid that was mistyped. */
  publicRoute.post('/v1/auctions/:id/retractions', {
    summary: 'Retract a bid by its bidder’s reference and its key',
    access: { key: 'bid:retract' },
    body: apiRetractionSchema,
    answer: apiAuctionSchema,
    status: 201,
    refusals: ['retraction_not_allowed'],
    async run({ actor, params: { id }, body }) {
      const outcome = await retractReferenceBid(actor, id, body);
      return outcome.ok ? { ok: true, value: await readApiAuction(id) } : outcome;
    },
  }),

  publicRoute.post('/v1/auctions/:id/withdrawal', {
    summary: 'Withdraw a lot before its close; everyone reads the reason, and its bids are void',
    access: { key: 'lot:write' },
    body: withdrawLotSchema,
    answer: apiAuctionSchema,
    status: 201,
    refusals: ['auction_ended'],
    async run({ actor, params, body }) {
      const id = await auctionIdOf(params.id);
      const withdrawn = await withdrawLot(id, body.reason, lotActor(actor));
      return withdrawn.ok ? accept(await readApiAuction(id)) : withdrawn;
    },
  }),

  publicRoute.get('/v1/sales', {
    summary: 'List sales (lots that close one after another)',
    access: 'anyone',
    query: pageQuerySchema,
    answer: pageOfSchema(apiSaleSchema),
    run: async ({ query }) => accept(await listApiSales(query)),
  }),

  publicRoute.post('/v1/sales', {
    summary: 'Create a sale; lots join it with `saleId`',
    access: { key: 'lot:write' },
    body: createSaleSchema,
    answer: apiSaleSchema,
    status: 201,
    async run({ body }) {
      const { id } = await createSale(body);
      return accept(await readApiSale(id));
    },
  }),

  publicRoute.get('/v1/sales/:id', {
    summary: 'Get one sale',
    access: 'anyone',
    answer: apiSaleSchema,
    run: async ({ params }) => accept(await readApiSale(params.id)),
  }),
];
