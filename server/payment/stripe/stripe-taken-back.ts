/** What Stripe says of money that goes back: https://docs.stripe.com/api/refunds and https://docs.stripe.com/api/disputes */
import Stripe from 'stripe';
import { z } from 'zod';
import { log } from '#server/engine/process/log.ts';
import type { DisputeAtProvider, RefundAtProvider } from '../payment-provider.ts';
import { stripeApi } from './stripe-api.ts';

/** A whole page of Stripe's lists. */
const most = 100;

const refundStatuses: Readonly<Record<string, RefundAtProvider['status']>> = {
  pending: 'pending',
  requires_action: 'pending',
  succeeded: 'done',
  failed: 'failed',
  canceled: 'failed',
};

const refundSchema = z.object({
  id: z.string().max(255),
  amount: z.int().min(0),
  status: z.string().nullish(),
  failure_reason: z.string().max(100).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

export function readStripeRefund(answer: unknown): RefundAtProvider {
  const { id, amount, status, failure_reason, metadata } = refundSchema.parse(answer);
  return {
    ref: id,
    refundId: metadata?.refund ?? null,
    amount,
    status: refundStatuses[status ?? ''] ?? 'pending',
    reason: failure_reason ?? null,
  };
}

export async function refundsOfIntent(intent: string): Promise<RefundAtProvider[]> {
  const { data } = await stripeApi().refunds.list({ payment_intent: intent, limit: most });
  return data.map(readStripeRefund);
}

/** An inquiry takes no money yet, and refunding it all the same would be answered by a dispute that does. */
const disputeStatuses: Readonly<Record<string, DisputeAtProvider['status']>> = {
  warning_needs_response: 'open',
  // An inquiry that becomes a chargeback asks for evidence anew: its deadline must be heard.
  warning_under_review: 'open',
  warning_closed: 'won',
  needs_response: 'open',
  under_review: 'under_review',
  won: 'won',
  prevented: 'won',
  lost: 'lost',
};

export const disputeSchema = z.object({
  id: z.string().max(255),
  amount: z.int().min(0),
  currency: z.string().length(3),
  reason: z.string().max(100),
  status: z.string(),
  created: z.int(),
  payment_intent: z.string().nullish(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
});

export function readStripeDispute(answer: unknown): DisputeAtProvider {
  const { id, amount, currency, reason, status, created, evidence_details } = disputeSchema.parse(answer);
  const dueBy = evidence_details?.due_by;
  return {
    ref: id,
    amount,
    currency: currency.toUpperCase(),
    reason,
    status: disputeStatuses[status] ?? 'open',
    dueBy: dueBy ? new Date(dueBy * 1_000) : null,
    openedAt: new Date(created * 1_000),
  };
}

/** A key that may not read disputes hears of them by webhooks alone. */
export async function disputesOfIntent(intent: string): Promise<DisputeAtProvider[]> {
  try {
    const { data } = await stripeApi().disputes.list({ payment_intent: intent, limit: most });
    return data.map(readStripeDispute);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripePermissionError)) throw error;
    log().warn({ err: error }, 'the key of Stripe may not read disputes: allow it to');
    return [];
  }
}
