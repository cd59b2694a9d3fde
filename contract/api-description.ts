import { z } from 'zod';
import { bidAcceptedSchema, createAuctionSchema, historyEntrySchema } from './auction.ts';
import { apiAuctionSchema, apiBidSchema, apiRetractionSchema, auctionsQuerySchema } from './auction-api.ts';
import { problemSchema } from './errors.ts';
import { lotRecordSchema } from './lot-record.ts';
import {
  cancelOrderSchema,
  createOrderSchema,
  orderAnswerSchema,
  orderDetailAnswerSchema,
  refundOrderSchema,
} from './order.ts';
import { pageOfSchema, pageQuerySchema } from './page-of.ts';
import {
  adjustedStockSchema,
  adjustStockSchema,
  apiProductSchema,
  changedVariantSchema,
  changeVariantSchema,
} from './product-api.ts';
import { apiSaleSchema, createSaleSchema } from './sale.ts';
import { createShipmentSchema, trackingEventSchema } from './shipment.ts';

interface Operation {
  method: 'get' | 'post' | 'patch';
  /** Under `/api/v1`. */
  path: string;
  summary: string;
  /** The scope that the key needs; null: no key. */
  scope: string | null;
  query?: z.ZodType;
  body?: z.ZodType;
  status: number;
  answer: z.ZodType;
  /** Other than JSON. */
  answerType?: string;
}

/** Every call of the integrators' API. A test holds it against the routes. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/products',
    summary: 'List products with price and stock',
    scope: null,
    query: pageQuerySchema,
    status: 200,
    answer: pageOfSchema(apiProductSchema),
  },
  {
    method: 'get',
    path: '/products/{slug}',
    summary: 'Get one product',
    scope: null,
    status: 200,
    answer: apiProductSchema,
  },
  {
    method: 'patch',
    path: '/variants/{sku}',
    summary: 'Set a variant’s price, stock on hand or compare-at price',
    scope: 'stock:write',
    body: changeVariantSchema,
    status: 200,
    answer: changedVariantSchema,
  },
  {
    method: 'post',
    path: '/stock-adjustments',
    summary: 'Adjust stock on hand by a delta',
    scope: 'stock:write',
    body: adjustStockSchema,
    status: 201,
    answer: adjustedStockSchema,
  },
  {
    method: 'get',
    path: '/orders',
    summary: 'List orders, newest first',
    scope: 'orders:read',
    query: pageQuerySchema,
    status: 200,
    answer: pageOfSchema(orderAnswerSchema),
  },
  {
    method: 'post',
    path: '/orders',
    summary: 'Place and pay an order on behalf of a customer',
    scope: 'orders:write',
    body: createOrderSchema,
    status: 201,
    answer: orderAnswerSchema,
  },
  {
    method: 'get',
    path: '/orders/{id}',
    summary: 'Get an order with its events and shipments',
    scope: 'orders:read',
    status: 200,
    answer: orderDetailAnswerSchema,
  },
  {
    method: 'post',
    path: '/orders/{id}/shipments',
    summary: 'Create a shipment',
    scope: 'shipments:write',
    body: createShipmentSchema,
    status: 201,
    answer: z.object({ id: z.string(), status: z.string() }),
  },
  {
    method: 'post',
    path: '/orders/{id}/cancel',
    summary: 'Cancel an order and refund what was paid',
    scope: 'orders:write',
    body: cancelOrderSchema,
    status: 200,
    answer: orderAnswerSchema,
  },
  {
    method: 'post',
    path: '/orders/{id}/refunds',
    summary: 'Refund an amount, some lines or the whole order',
    scope: 'refunds:write',
    body: refundOrderSchema,
    status: 201,
    answer: z.looseObject({}),
  },
  {
    method: 'post',
    path: '/shipments/{id}/events',
    summary: 'Add a tracking event; a repeated id has no effect',
    scope: 'shipments:write',
    body: trackingEventSchema,
    status: 201,
    answer: z.object({ shipmentId: z.string(), status: z.string() }),
  },
  {
    method: 'get',
    path: '/auctions',
    summary: 'List lots',
    scope: null,
    query: auctionsQuerySchema,
    status: 200,
    answer: pageOfSchema(apiAuctionSchema),
  },
  {
    method: 'post',
    path: '/auctions',
    summary: 'Create a lot',
    scope: 'auctions:write',
    body: createAuctionSchema,
    status: 201,
    answer: apiAuctionSchema,
  },
  {
    method: 'get',
    path: '/auctions/{id}/record',
    summary:
      'Get a lot’s record to verify: its terms, its hash chain, and after the close the values behind the hashes',
    scope: null,
    status: 200,
    answer: lotRecordSchema,
  },
  {
    method: 'get',
    path: '/auctions/{id}/export',
    summary: 'Export a lot and its bids as CSV; maxima only after the close, with a full-scope key',
    scope: 'auctions:read',
    status: 200,
    answer: z.string(),
    answerType: 'text/csv',
  },
  {
    method: 'post',
    path: '/auctions/{id}/retractions',
    summary: 'Retract a bid by its bidder’s reference and its key',
    scope: 'bids:write',
    body: apiRetractionSchema,
    status: 201,
    answer: apiAuctionSchema,
  },
  { method: 'get', path: '/auctions/{id}', summary: 'Get one lot', scope: null, status: 200, answer: apiAuctionSchema },
  {
    method: 'get',
    path: '/auctions/{id}/bids',
    summary: 'List a lot’s public bid history',
    scope: null,
    query: pageQuerySchema,
    status: 200,
    answer: pageOfSchema(historyEntrySchema),
  },
  {
    method: 'post',
    path: '/auctions/{id}/bids',
    summary: 'Place a bid up to a maximum, on behalf of a bidder',
    scope: 'bids:write',
    body: apiBidSchema,
    status: 201,
    answer: bidAcceptedSchema,
  },
  {
    method: 'get',
    path: '/sales',
    summary: 'List sales (lots that close one after another)',
    scope: null,
    query: pageQuerySchema,
    status: 200,
    answer: pageOfSchema(apiSaleSchema),
  },
  {
    method: 'post',
    path: '/sales',
    summary: 'Create a sale; lots join it with `saleId`',
    scope: 'auctions:write',
    body: createSaleSchema,
    status: 201,
    answer: apiSaleSchema,
  },
  { method: 'get', path: '/sales/{id}', summary: 'Get one sale', scope: null, status: 200, answer: apiSaleSchema },
];

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
};

const inPath = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function inQuery(query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {} } = jsonSchema(query, 'input') as { properties?: Record<string, unknown> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function described({
  method,
  path,
  summary,
  scope,
  query,
  body,
  status,
  answer,
  answerType = 'application/json',
}: Operation) {
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } };
  return {
    summary,
    parameters: [...inPath(path), ...inQuery(query), ...(method === 'post' ? [key] : [])],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
      : {}),
    ...(scope ? { security: [{ key: [] }], description: `Needs a key with the scope ${scope}.` } : {}),
    responses: {
      [status]: { description: 'Done', content: { [answerType]: { schema: jsonSchema(answer, 'output') } } },
      default: {
        description: 'The reason, as RFC 9457 problem details',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The API as an OpenAPI 3.1 document, made from the schemas that it runs on. */
export function openApiDocument(version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Marketday', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  };
}
