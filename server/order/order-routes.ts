import { z } from 'zod';
import { decideReleaseSchema } from '#contract/auction/desk-lot-forms.ts';
import { deskCancelSchema, refundByHandSchema } from '#contract/order/desk-order-forms.ts';
import { callOffSchema, changeAddressSchema, checkVatAgainSchema, deskAddressSchema } from '#contract/order/order.ts';
import { readMessagesSchema, writeMessageSchema } from '#contract/order/order-message.ts';
import { findOrderSchema } from '#contract/order/page/shared-order.ts';
import { askReleaseSchema } from '#contract/order/won-lot.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { anyMessages, ownsOrder, requireCustomer } from '#server/order/link/order-access.ts';
import { readArrivalCalendar } from '#server/order/page/arrival-calendar.ts';
import { withMessages } from '#server/order/page/order-messages-view.ts';
import { refusePostcode } from '#server/order/price/refuse-postcode.ts';
import { refundVat } from '#server/return/vat/refund-vat.ts';
import { mostImageBytes } from '#server/storage/keep-image.ts';
import { privateFileHeaders } from '#server/web/answer.ts';
import { notFound } from '#server/web/problem.ts';
import { endOrderLinks } from './access/end-order-links.ts';
import { endSharing } from './access/end-sharing.ts';
import { findOrder } from './access/find-order.ts';
import { requireStepUp } from './access/require-step-up.ts';
import { sendStepUpCode } from './access/send-step-up-code.ts';
import { shareOrder } from './access/share-order.ts';
import { addPackedPhoto } from './add-packed-photo.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrderAddress } from './change-order-address.ts';
import { askRelease } from './lot/ask-release.ts';
import { decideRelease } from './lot/decide-release.ts';
import { declineOffer } from './lot/decline-offer.ts';
import { extendPayment } from './lot/extend-payment.ts';
import { markMessagesRead } from './mark-messages-read.ts';
import { readOrderFile } from './order-file.ts';
import { sendRefundAgain, settleRefundByHand } from './refund/refund-again.ts';
import { writeOrderMessage } from './write-order-message.ts';

export const orderRoutes: readonly Route[] = [
  route.post('/desk/orders/:publicId/address', {
    access: { desk: 'order:pack' },
    body: deskAddressSchema,
    async run({ actor, body, params: { publicId } }) {
      await refusePostcode(body);
      return withOrder(actor, publicId, await changeOrderAddress(publicId, { actor, address: body }));
    },
    goTo: (_changed, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/cancel', {
    access: { desk: 'order:cancel' },
    body: deskCancelSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await cancelOrder(publicId, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/messages', {
    access: { desk: anyMessages },
    body: writeMessageSchema,
    run: ({ body, params: { publicId } }) =>
      withMessages(publicId, writeOrderMessage(publicId, { ...body, author: 'desk' })),
    goTo: (_written, { params }) => `/desk/orders/${params.publicId}#messages`,
  }),

  route.post('/desk/orders/:publicId/messages/read', {
    access: { desk: anyMessages },
    body: readMessagesSchema,
    run: ({ body, params: { publicId } }) => withMessages(publicId, markMessagesRead(publicId, 'desk', body.upTo)),
    goTo: (_read, { params }) => `/desk/orders/${params.publicId}#messages`,
  }),

  route.post('/desk/orders/:publicId/packed-photos', {
    access: { desk: 'order:pack' },
    body: z.object({}),
    files: { field: 'photos', most: 1, bytesEach: mostImageBytes },
    run: async ({ actor, files, params: { publicId } }) =>
      withOrder(actor, publicId, await addPackedPhoto(publicId, files[0])),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/refunds/:refundId/again', {
    access: { desk: 'order:refund' },
    run: async ({ actor, params: { publicId, refundId } }) =>
      withOrder(actor, publicId, await sendRefundAgain({ publicId, refundId }, actor)),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/refunds/:refundId/by-hand', {
    access: { desk: 'order:refund' },
    body: refundByHandSchema,
    run: async ({ actor, body, params: { publicId, refundId } }) =>
      withOrder(actor, publicId, await settleRefundByHand({ publicId, refundId }, actor, body.note)),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/vat-check', {
    access: { desk: 'order:refund' },
    body: checkVatAgainSchema,
    run: async ({ actor, body, params: { publicId } }) =>
      withOrder(actor, publicId, await refundVat(publicId, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}#vat`,
  }),

  route.post('/desk/orders/:publicId/release', {
    access: { desk: 'lot:release' },
    body: decideReleaseSchema,
    run: ({ actor, params: { publicId }, body }) => decideRelease(actor, publicId, body),
    goTo: (_, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.get('/files/:id', {
    access: 'anyone',
    async run({ actor, cookies, params: { id } }) {
      const { bytes, contentType, name } = await readOrderFile({ actor, cookies }, id);
      return { ok: true, value: bytes, headers: privateFileHeaders(contentType, name) };
    },
  }),

  route.get('/orders/:publicId/arrival.ics', {
    access: 'anyone',
    async run({ actor, cookies, params: { publicId } }) {
      const value = await readArrivalCalendar({ actor, cookies }, publicId);
      return {
        ok: true,
        value,
        headers: privateFileHeaders('text/calendar; charset=utf-8', 'arrival.ics', 'attachment'),
      };
    },
  }),

  route.post('/orders/:publicId/address', {
    access: 'anyone',
    body: changeAddressSchema,
    keepsTyped: 'refused',
    async run({ params: { publicId }, body: { code, password, ...address }, ...request }) {
      await refusePostcode(address);
      const proven = await requireStepUp(request, publicId, { code, password });
      return proven.ok ? changeOrderAddress(publicId, { actor: proven.value, address }) : proven;
    },
    goTo: (_changed, { params }) => `/orders/${params.publicId}`,
  }),

  route.post('/orders/:publicId/cancel', {
    access: 'anyone',
    body: callOffSchema,
    async run({ params: { publicId }, body: { code, password, reason }, ...request }) {
      const proven = await requireStepUp(request, publicId, { code, password });
      if (!proven.ok) return proven;
      return cancelOrder(publicId, { actor: proven.value, reason: reason ?? 'You cancelled it.' });
    },
    goTo: (_status, { params }) => `/orders/${params.publicId}`,
  }),

  route.post('/orders/:publicId/decline', {
    access: 'account',
    run: ({ actor, params: { publicId } }) => declineOffer(actor, publicId),
    goTo: (_, { params }) => `/orders/${params.publicId}`,
  }),

  route.post('/orders/:publicId/extension', {
    access: 'account',
    run: ({ actor, params: { publicId } }) => extendPayment(actor, publicId),
    goTo: (_, { params }) => `/orders/${params.publicId}/cant-pay`,
  }),

  route.post('/orders/:publicId/links/end', {
    access: 'person',
    async run({ actor, params: { publicId } }) {
      // Its owner alone: whoever came by a link could lock others out.
      if (!(await ownsOrder(actor, publicId))) throw notFound('order');
      return accept(await endOrderLinks(publicId));
    },
    goTo: (_ended, { params }) => `/orders/${params.publicId}`,
  }),

  route.post('/orders/:publicId/messages', {
    access: 'anyone',
    body: writeMessageSchema,
    async run({ actor, cookies, body, params: { publicId } }) {
      await requireCustomer({ actor, cookies }, publicId);
      return withMessages(publicId, writeOrderMessage(publicId, { ...body, author: 'customer' }));
    },
    goTo: (_written, { params }) => `/orders/${params.publicId}#messages`,
  }),

  route.post('/orders/:publicId/messages/read', {
    access: 'anyone',
    body: readMessagesSchema,
    async run({ actor, cookies, body, params: { publicId } }) {
      await requireCustomer({ actor, cookies }, publicId);
      return withMessages(publicId, markMessagesRead(publicId, 'customer', body.upTo));
    },
    goTo: (_read, { params }) => `/orders/${params.publicId}#messages`,
  }),

  route.post('/orders/:publicId/release', {
    access: 'account',
    body: askReleaseSchema,
    run: ({ actor, params: { publicId }, body }) => askRelease(actor, publicId, body),
    goTo: (_, { params }) => `/orders/${params.publicId}/cant-pay`,
  }),

  route.post('/orders/:publicId/share', {
    access: 'anyone',
    secretAnswer: true,
    async run({ actor, cookies, params: { publicId } }) {
      await requireCustomer({ actor, cookies }, publicId);
      return accept(await shareOrder(publicId));
    },
    goTo: (_link, { params }) => `/orders/${params.publicId}#share`,
  }),

  route.post('/orders/:publicId/share/end', {
    access: 'anyone',
    async run({ actor, cookies, params: { publicId } }) {
      await requireCustomer({ actor, cookies }, publicId);
      return accept(await endSharing(publicId));
    },
    goTo: (_ended, { params }) => `/orders/${params.publicId}#share`,
  }),

  route.post('/orders/:publicId/step-up', {
    access: 'anyone',
    async run({ actor, cookies, params: { publicId } }) {
      await requireCustomer({ actor, cookies }, publicId);
      return sendStepUpCode(publicId);
    },
    goTo: (_sent, { params, headers }) => {
      const page = `/orders/${params.publicId}`;
      const referer = headers.get('referer') ?? '';
      const from = URL.canParse(referer) ? new URL(referer) : null;
      const isForm = from?.pathname === `${page}/return` || from?.pathname === '/checkout';
      if (!from || !isForm) return `${page}?code=sent#change`;
      // What goes back stays chosen.
      from.searchParams.delete('problem');
      from.searchParams.set('code', 'sent');
      return from.pathname + from.search;
    },
  }),

  route.post('/orders/find', {
    access: 'anyone',
    body: findOrderSchema,
    run: ({ body, headers }) => findOrder(body, { from: headers.get(addressHeader) ?? '' }),
    goTo: () => '/orders/find?asked=1',
  }),
];
