import {
  blockCustomerSchema,
  customerDetailSchema,
  customerListSchema,
  customerQuerySchema,
  customerSchema,
  deleteCustomerSchema,
  writeNoteSchema,
} from '#contract/customer/customer.ts';
import { pageOfSchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { requireStaff } from '#server/session/can.ts';
import { blockCustomer, unblockCustomer } from './block-customer.ts';
import { deleteCustomer } from './delete-customer.ts';
import { exportCustomer } from './export-customer.ts';
import { customersFile } from './list/customers-file.ts';
import { readCustomer, readCustomers, requireCursor } from './list/read-customers.ts';
import { removeNote, writeNote } from './notes.ts';

const seesMoney = { all: ['customer:read', 'money:read'] } as const;
const pageOf = (_value: unknown, { params }: { params: { id: string } }) => `/desk/customers/${params.id}`;

export const customerRoutes: readonly Route[] = [
  route.get('/desk/customers.csv', {
    access: { desk: seesMoney },
    query: customerListSchema.omit({ after: true }),
    run: async ({ query: { q, ...query } }) => customersFile({ ...query, search: q }),
  }),

  route.post('/desk/customers/:id/block', {
    access: { desk: 'customer:block' },
    body: blockCustomerSchema,
    run: ({ actor, params: { id }, body }) => blockCustomer(requireStaff(actor), id, body.reason),
    goTo: pageOf,
  }),

  route.post('/desk/customers/:id/unblock', {
    access: { desk: 'customer:block' },
    run: ({ actor, params: { id } }) => unblockCustomer(requireStaff(actor), id),
    goTo: pageOf,
  }),

  route.post('/desk/customers/:id/delete', {
    access: { desk: 'customer:delete' },
    body: deleteCustomerSchema,
    run: ({ params: { id }, body }) => deleteCustomer(id, body.email),
    goTo: () => '/desk/customers?deleted',
  }),

  route.get('/desk/customers/:id/export', {
    access: { desk: 'customer:delete' },
    run: async ({ params: { id } }) => ({
      ok: true,
      value: await exportCustomer(id),
      headers: { 'content-disposition': 'attachment; filename="customer.json"' },
    }),
  }),

  route.post('/desk/customers/:id/notes', {
    access: { desk: 'customer:note' },
    body: writeNoteSchema,
    run: ({ actor, params: { id }, body }) => writeNote(requireStaff(actor), id, body),
    goTo: (value, call) => `${pageOf(value, call)}#notes`,
  }),

  route.post('/desk/customers/:id/notes/:noteId/remove', {
    access: { desk: 'customer:note' },
    run: ({ params: { id, noteId } }) => removeNote(id, noteId),
    goTo: (value, call) => `${pageOf(value, call)}#notes`,
  }),

  publicRoute.get('/v1/customers', {
    summary: 'List customers, or find them by name, email address, phone or order number',
    access: { key: seesMoney },
    query: customerQuerySchema,
    answer: pageOfSchema(customerSchema),
    async run({ query: { q, cursor, limit } }) {
      if (cursor !== undefined) await requireCursor(cursor);
      return accept(await readCustomers({ search: q, sort: 'newest', after: cursor, limit }));
    },
  }),

  publicRoute.get('/v1/customers/:id', {
    summary: 'Get a customer with what they have at the shop',
    access: { key: seesMoney },
    answer: customerDetailSchema,
    run: async ({ params: { id } }) => accept(await readCustomer(id)),
  }),
];
