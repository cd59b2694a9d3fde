import {
  answerReturnSchema,
  declineReturnSchema,
  receiveReturnSchema,
  returnFormSchema,
  returnParcelSchema,
} from '#contract/return/return.ts';
import { mostReturnPhotos } from '#domain/return/return-reasons.ts';
import { type Route, route } from '#server/api/route.ts';
import { withOrder } from '#server/desk/desk-orders.ts';
import { requireStepUp } from '#server/order/access/require-step-up.ts';
import { requireCustomer } from '#server/order/link/order-access.ts';
import { withOwnOrder } from '#server/order/page/with-own-order.ts';
import { asCustomer } from '#server/session/can.ts';
import { mostImageBytes } from '#server/storage/keep-image.ts';
import { approveReturn } from './approve-return.ts';
import { declineReturn } from './decline-return.ts';
import { exchangeReturn } from './exchange-return.ts';
import { nameReturnParcel } from './name-return-parcel.ts';
import { receiveReturn } from './receive-return.ts';
import { requestWithPhotos } from './request-with-photos.ts';
import { withdrawReturn } from './withdraw-return.ts';

export const returnRoutes: readonly Route[] = [
  route.post('/desk/orders/:publicId/returns/:returnId/approve', {
    access: { desk: 'return:decide' },
    body: answerReturnSchema,
    run: async ({ actor, body, params: { publicId, returnId } }) =>
      withOrder(actor, publicId, await approveReturn({ publicId, returnId }, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/returns/:returnId/decline', {
    access: { desk: 'return:decide' },
    body: declineReturnSchema,
    run: async ({ actor, body, params: { publicId, returnId } }) =>
      withOrder(actor, publicId, await declineReturn({ publicId, returnId }, { ...body, actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/returns/:returnId/exchange', {
    access: { desk: 'return:decide' },
    run: async ({ actor, params: { publicId, returnId } }) =>
      withOrder(actor, publicId, await exchangeReturn({ publicId, returnId }, { actor })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/desk/orders/:publicId/returns/:returnId/receive', {
    access: { desk: 'return:receive' },
    body: receiveReturnSchema,
    run: async ({ actor, body, params: { publicId, returnId } }) =>
      withOrder(actor, publicId, await receiveReturn({ publicId, returnId }, { actor, lines: body })),
    goTo: (_value, { params }) => `/desk/orders/${params.publicId}`,
  }),

  route.post('/orders/:publicId/returns', {
    access: 'anyone',
    body: returnFormSchema,
    files: { field: 'photos', most: mostReturnPhotos, bytesEach: mostImageBytes },
    beforeFiles: ({ params: { publicId }, ...visitor }) => requireCustomer(visitor, publicId),
    async run({ params: { publicId }, body: { code, password, ...body }, files: uploads, ...request }) {
      const proven = await requireStepUp(request, publicId, { code, password });
      if (!proven.ok) return proven;
      return withOwnOrder(publicId, await requestWithPhotos(publicId, { ...body, actor: proven.value, uploads }));
    },
    goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
  }),

  route.post('/orders/:publicId/returns/:returnId/parcel', {
    access: 'anyone',
    body: returnParcelSchema,
    async run({ params: { publicId, returnId }, body, ...visitor }) {
      await requireCustomer(visitor, publicId);
      return withOwnOrder(publicId, await nameReturnParcel({ publicId, returnId }, { ...body, actor: visitor.actor }));
    },
    goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
  }),

  route.post('/orders/:publicId/returns/:returnId/withdraw', {
    access: 'anyone',
    async run({ params: { publicId, returnId }, ...visitor }) {
      await requireCustomer(visitor, publicId);
      return withOwnOrder(publicId, await withdrawReturn({ publicId, returnId }, asCustomer(visitor.actor)));
    },
    goTo: (_value, { params }) => `/orders/${params.publicId}#returns`,
  }),
];
