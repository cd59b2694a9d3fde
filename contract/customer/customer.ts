import { z } from 'zod';
import { pageQuerySchema } from '#contract/value/page-of.ts';
import { text } from '#contract/value/text.ts';

export const customerFilters = ['open', 'owes', 'alerts', 'blocked'] as const;
export type CustomerFilter = (typeof customerFilters)[number];
export const customerSorts = ['spent', 'orders', 'name', 'newest'] as const;
export type CustomerSort = (typeof customerSorts)[number] | 'last_order';

/** What the address of the desk’s list of customers asks for. What isn’t understood isn’t asked for. */
export const customerListSchema = z.object({
  q: text().max(100).catch('').default(''),
  show: z.enum(customerFilters).optional().catch(undefined),
  sort: z.enum(customerSorts).optional().catch(undefined),
  /** The last customer of the page before. */
  after: text().max(50).optional().catch(undefined),
});
export type CustomerList = z.output<typeof customerListSchema>;

/** `GET /customers`. */
export const customerQuerySchema = pageQuerySchema.extend({ q: text().max(100).optional() });

/** An account, or an email address that has ordered without one. Amounts in minor units. */
export const customerSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  /** Where the last order went, by ISO 3166 code. */
  country: z.string().nullable(),
  hasAccount: z.boolean(),
  /** Paid ones. */
  orders: z.int(),
  openOrders: z.int(),
  /** In the shop’s currency: what was paid other than by gift card, less what was refunded of it. */
  spentAmount: z.int(),
  currency: z.string(),
  lastOrderAt: z.iso.datetime().nullable(),
  lotsWon: z.int(),
  /** Of the lots won, those that wait to be paid. */
  lotsOwed: z.int(),
  blockedAt: z.iso.datetime().nullable(),
});
export type Customer = z.infer<typeof customerSchema>;

export const customerDetailSchema = customerSchema.extend({
  lotsBidOn: z.int(),
  returns: z.int(),
  /** Written about orders, by either side. */
  messages: z.int(),
  alerts: z.int(),
  wishes: z.int(),
  /** What is left on their gift cards as store credit, in the shop’s currency. */
  storeCreditAmount: z.int(),
});
export type CustomerDetail = z.infer<typeof customerDetailSchema>;

/** `POST /api/desk/customers/{id}/notes`. */
export const writeNoteSchema = z.object({
  body: text({ error: 'Write the note first.' }).trim().min(1, 'Write the note first.').max(2_000),
  /** Made once per opened page, so that a double press is one note. */
  key: text().min(8).max(100),
});

export const blockCustomerSchema = z.object({
  /** For the team alone. */
  reason: text({ error: 'Say why: only your team sees it.' })
    .trim()
    .min(1, 'Say why: only your team sees it.')
    .max(500),
});

/** Their email address is typed, so that nobody is deleted by a slip. */
export const deleteCustomerSchema = z.object({ email: text().trim().max(254) });
