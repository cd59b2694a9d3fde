import { expect, it } from 'vitest';
import { type PaymentThen, paymentThen } from './nothing-refunded.ts';

const one = (status: string, reason: string | null = null) => [{ status, reason }];

it.each<[PaymentThen, Parameters<typeof paymentThen>[0]]>([
  ['taken', { paidAt: '2026-11-20T10:00:00Z', payments: one('refunded') }],
  ['set_aside', { paidAt: null, payments: one('authorised') }],
  ['set_aside', { paidAt: null, payments: one('declined', 'order_cancelled') }],
  ['set_aside', { paidAt: null, payments: [...one('created'), ...one('declined', 'order_cancelled')] }],
  ['under_way', { paidAt: null, payments: one('processing') }],
  // Taken by the bank once the order had been cancelled.
  ['under_way', { paidAt: null, payments: one('refunded', 'order_cancelled') }],
  ['none', { paidAt: null, payments: one('declined', 'insufficient_funds') }],
  ['none', { paidAt: null, payments: one('requires_action') }],
  ['none', { paidAt: null, payments: [] }],
])('a payment was %s then: %j', (then, order) => expect(paymentThen(order)).toBe(then));
