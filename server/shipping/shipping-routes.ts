import { z } from 'zod';
import { thoughDisputedSchema } from '#contract/order/dispute.ts';
import { tickedOrdersSchema } from '#contract/order/many-orders.ts';
import { orderStatusSchema } from '#contract/order/order.ts';
import { customsQuerySchema, customsSchema } from '#contract/shipping/customs.ts';
import { deskParcelSchema } from '#contract/shipping/desk-parcel.ts';
import { mostParcelListBytes, sendOrdersSchema } from '#contract/shipping/send-orders.ts';
import {
  correctParcelSchema,
  createShipmentSchema,
  deskCorrectParcelSchema,
  trackingEventSchema,
} from '#contract/shipping/shipment.ts';
import { accept } from '#domain/decision.ts';
import { bareRoute, publicRoute, type Route, route } from '#server/api/route.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { afterAnswer } from '#server/engine/work/after-answer.ts';
import { privateFileHeaders } from '#server/web/answer.ts';
import { answersAddress } from './answers-address.ts';
import { carrierWebhook } from './carrier-webhook-answer.ts';
import { correctParcel } from './correct-parcel.ts';
import { createShipment } from './create-shipment.ts';
import { readCustoms } from './customs/read-customs.ts';
import { readCustomsPaper } from './customs/read-customs-paper.ts';
import { handOverOrder } from './hand-over-order.ts';
import { packOrder } from './pack-order.ts';
import { packOrders } from './pack-orders.ts';
import { readPackingSlip, readPackingSlips } from './packing-slip.ts';
import { readDueMessages } from './read-carrier-messages.ts';
import { recordTrackingEvent } from './record-tracking-event.ts';
import { replayCarrierMessage } from './replay-carrier-message.ts';
import { sendOrders, withFile } from './send-orders.ts';
import { startPacking } from './start-packing.ts';
import { takeParcelBack } from './take-parcel-back.ts';

export const shippingRoutes: readonly Route[] = [
  route.post('/desk/carriers/:id/replay', {
    access: { desk: 'carrier:manage' },
    run: async ({ params: { id } }) => accept(await replayCarrierMessage(id)),
    goTo: () => '/desk/carriers',
  }),

  route.post('/desk/orders/pack', {
    access: { desk: 'order:pack' },
    body: tickedOrdersSchema,
    run: async ({ actor, body }) => accept({ orders: await packOrders(body.orders, actor) }),
    goTo: ({ orders }, { headers }) => answersAddress('packed', orders, headers),
  }),

  route.post('/desk/orders/parcels', {
    access: { desk: 'order:pack' },
    files: { field: 'file', most: 1, bytesEach: mostParcelListBytes },
    body: sendOrdersSchema,
    run: ({ actor, body, files }) => sendOrders(withFile(body, files[0]), actor),
    goTo: ({ orders }, { headers }) => answersAddress('sent', orders, headers),
  }),

  route.get('/desk/orders/packing-slips', {
    access: { desk: 'order:pack' },
    query: tickedOrdersSchema,
    async run({ query }) {
      const bytes = await readPackingSlips(query.orders);
      return { ok: true, value: bytes, headers: privateFileHeaders('application/pdf', 'packing-slips.pdf') };
    },
  }),

  route.post('/desk/orders/:publicId/pack', {
    access: { desk: 'order:pack' },
    body: thoughDisputedSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await packOrder(publicId, actor, body)),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/hand-over', {
    access: { desk: 'order:pack' },
    body: thoughDisputedSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await handOverOrder(publicId, actor, body)),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/packing', {
    access: { desk: 'order:pack' },
    body: thoughDisputedSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await startPacking(publicId, actor, body)),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.get('/desk/orders/:publicId/packing-slip', {
    access: { desk: 'order:pack' },
    async run({ params: { publicId } }) {
      const bytes = await readPackingSlip(publicId);
      return { ok: true, value: bytes, headers: privateFileHeaders('application/pdf', 'packing-slip.pdf') };
    },
  }),

  route.get('/desk/orders/:publicId/customs', {
    access: { desk: 'order:pack' },
    query: customsQuerySchema,
    async run({ params: { publicId }, query }) {
      const bytes = await readCustomsPaper(publicId, query.shipment);
      return { ok: true, value: bytes, headers: privateFileHeaders('application/pdf', 'customs.pdf') };
    },
  }),

  publicRoute.get('/v1/orders/:id/customs', {
    summary: 'Get what customs ask of an order, or of one of its parcels',
    access: { key: { all: ['order:read', 'money:read'] } },
    query: customsQuerySchema,
    answer: customsSchema,
    run: async ({ params, query }) => accept(await readCustoms(params.id, query.shipment)),
  }),

  route.post('/desk/orders/:publicId/shipments', {
    access: { desk: 'order:pack' },
    body: deskParcelSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await createShipment(publicId, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/shipments/:shipmentId/correct', {
    access: { desk: 'order:pack' },
    body: deskCorrectParcelSchema,
    run: async ({ actor, body, params }) =>
      withOrder(actor, params.publicId, await correctParcel(params, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/shipments/:shipmentId/take-back', {
    access: { desk: 'order:pack' },
    run: async ({ actor, params }) => withOrder(actor, params.publicId, await takeParcelBack(params, actor)),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  publicRoute.patch('/v1/shipments/:id', {
    summary: 'Correct the carrier and tracking number of a shipment that hasn’t left',
    access: { key: 'order:pack' },
    body: correctParcelSchema,
    answer: z.object({ id: z.string() }),
    refusals: ['parcel_has_left', 'tracking_number_taken'],
    run: ({ actor, body, params }) => correctParcel({ shipmentId: params.id }, { ...body, actor }),
  }),

  publicRoute.delete('/v1/shipments/:id', {
    summary: 'Delete a shipment that hasn’t left, so its pieces can be sent again',
    access: { key: 'order:pack' },
    answer: z.object({ orderStatus: orderStatusSchema }),
    refusals: ['parcel_has_left', 'illegal_transition'],
    async run({ actor, params }) {
      const taken = await takeParcelBack({ shipmentId: params.id }, actor);
      return taken.ok ? accept({ orderStatus: taken.value }) : taken;
    },
  }),

  publicRoute.post('/v1/orders/:id/shipments', {
    summary: 'Create a shipment',
    access: { key: 'order:pack' },
    body: createShipmentSchema,
    answer: z.object({ id: z.string(), status: z.string() }),
    status: 201,
    refusals: [
      'illegal_transition',
      'nothing_to_send',
      'tracking_number_taken',
      'capture_failed',
      'dispute_unconfirmed',
    ],
    run: ({ actor, body, params }) => createShipment(params.id, { ...body, actor }),
  }),

  publicRoute.post('/v1/shipments/:id/events', {
    summary: 'Add a tracking event; a repeated id has no effect',
    access: { key: 'order:pack' },
    body: trackingEventSchema,
    answer: z.object({ shipmentId: z.string(), status: z.string() }),
    status: 201,
    run: async ({ body, params }) => accept(await recordTrackingEvent(params.id, body)),
  }),

  bareRoute.post('/webhooks/:source', async (request, { source }) => {
    const answer = await carrierWebhook(request, source);
    // The sender has its answer; should this process die now, the clock reads the message.
    if (answer.status === 202) afterAnswer(readDueMessages);
    return answer;
  }),
];
