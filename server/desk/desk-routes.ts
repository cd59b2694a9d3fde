import { allowanceSchema } from '#contract/auction/desk-lot-forms.ts';
import { changePieceSchema } from '#contract/catalogue/desk-pieces.ts';
import { deskRefundSchema } from '#contract/order/desk-order-forms.ts';
import { paidByHandSchema } from '#contract/order/new-order.ts';
import { orderListSchema } from '#contract/order/order-list.ts';
import { refundReturnSchema } from '#contract/return/return.ts';
import { deskTrackingSchema } from '#contract/shipping/desk-parcel.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { requireDesk } from '#server/session/can.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { allowBidding } from './allow-bidding.ts';
import { allowHighBids } from './allow-high-bids.ts';
import { changePiece } from './change-piece.ts';
import { withOrder } from './desk-orders.ts';
import { readViewOfSku } from './desk-pieces.ts';
import { ordersFile } from './orders-file.ts';
import { changedAddress, questionAddress } from './pieces-address.ts';
import { recordDeskTracking } from './record-desk-tracking.ts';
import { refundFromDesk } from './refund-from-desk.ts';
import { refundReturnFromDesk } from './refund-return-from-desk.ts';
import { takeMoneyAtDesk } from './take-money-at-desk.ts';

export const deskRoutes: readonly Route[] = [
  route.post('/desk/bidders/:id/allowances', {
    access: { desk: 'bidder:allow' },
    body: allowanceSchema,
    run: ({ actor, params: { id }, body: { what } }) =>
      what === 'high_bids' ? allowHighBids(actor, id) : allowBidding(actor, id),
    goTo: () => '/desk/auctions',
  }),

  route.get('/desk/orders.csv', {
    access: { desk: { all: ['order:read', 'money:read'] } },
    query: orderListSchema.pick({ state: true, from: true, to: true }),
    run: async ({ query }) => ordersFile(query),
  }),

  route.post('/desk/orders/:publicId/refunds', {
    access: { desk: 'order:refund' },
    body: deskRefundSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await refundFromDesk(publicId, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/paid', {
    access: { desk: 'payment:record' },
    body: paidByHandSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await takeMoneyAtDesk(publicId, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/returns/:returnId/refund', {
    access: { desk: 'order:refund' },
    body: refundReturnSchema,
    run: async ({ actor, body, params: { publicId, returnId } }) =>
      withOrder(actor, publicId, await refundReturnFromDesk({ publicId, returnId }, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/shipments/:shipmentId/events', {
    access: { desk: 'order:pack' },
    body: deskTrackingSchema,
    run: async ({ actor, body, params: { publicId, shipmentId } }) =>
      withOrder(actor, publicId, accept(await recordDeskTracking({ publicId, shipmentId }, body))),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/variants/:sku', {
    access: { desk: { any: ['piece:price', 'stock:adjust'] } },
    body: changePieceSchema,
    async run({ params: { sku }, body, headers, actor }) {
      if (body.price !== undefined) requireDesk(actor, 'piece:price');
      if (body.onHand !== undefined || body.addOnHand !== undefined) requireDesk(actor, 'stock:adjust');
      const changed = await changePiece(sku, body, stockActor(actor));
      if (!changed.ok)
        return { ok: false, refusal: { ...changed.refusal, ...questionAddress(sku, changed.refusal, body, headers) } };
      const view = await readViewOfSku(sku);
      return accept({ ...changed.value, views: view ? [view] : [] });
    },
    goTo: ({ sku, undo }, { headers }) => changedAddress(sku, undo, headers),
  }),
];
