import Stripe from 'stripe';
import { z } from 'zod';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { ChargeState, DisputeAtProvider } from '../payment-provider.ts';
import { requireStripeKeys, stripeApi } from './stripe-api.ts';
import { chargeStateOf, intentSchema } from './stripe-intent.ts';
import { disputeSchema, readStripeDispute } from './stripe-taken-back.ts';

const eventSchema = z.object({
  id: z.string().min(1).max(255),
  type: z.string().max(100),
  /** Seconds since 1970. */
  created: z.int().min(0).max(253_402_300_799).optional(),
  data: z.object({ object: z.object({ object: z.string().optional() }).loose() }),
});

const setupSchema = z.object({ id: z.string().regex(/^seti_\w{1,200}$/), created: z.int() });

export interface StripeEvent {
  id: string;
  /** Null: it is of nothing that this shop asked Stripe for. */
  news: { paymentId: string; charge: ChargeState } | null;
  /** Money of this intent goes back, or is disputed; null: it tells of something else. */
  takenBack: { intent: string; dispute: DisputeAtProvider | null } | null;
  /** A card was given to Stripe at that moment; null: it tells of something else. */
  setup: { id: string; at: Date } | null;
}

/**
 * Reads a webhook from its bytes as they came. Refuses `signed_out` for a signature that isn't Stripe's or is older than
 * five minutes, and `invalid` for what is no event of Stripe's.
 */
export function readStripeEvent(raw: Buffer, signature: string | null): Decision<StripeEvent, Problem> {
  let body: unknown;
  try {
    body = stripeApi().webhooks.constructEvent(raw, signature ?? '', requireStripeKeys().webhookSecret);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError)
      return refuse({ code: 'signed_out', message: 'The signature is not valid.' });
    if (error instanceof SyntaxError) return refuse({ code: 'invalid', message: 'The body is not valid JSON.' });
    throw error;
  }
  const event = eventSchema.safeParse(body);
  if (!event.success) return refuse({ code: 'invalid', message: z.prettifyError(event.error) });
  const { id, type, data, created } = event.data;
  if (type === 'setup_intent.succeeded') {
    const setup = setupSchema.safeParse({ id: data.object.id, created });
    if (!setup.success) return refuse({ code: 'invalid', message: z.prettifyError(setup.error) });
    return accept({
      id,
      news: null,
      takenBack: null,
      setup: { id: setup.data.id, at: new Date(setup.data.created * 1_000) },
    });
  }
  if (/^(refund|charge\.refund|charge\.dispute)/.test(type))
    return accept({ id, news: null, takenBack: takenBackIn(type, data.object), setup: null });
  if (!type.startsWith('payment_intent.')) return accept({ id, news: null, takenBack: null, setup: null });
  const intent = intentSchema.safeParse(data.object);
  if (!intent.success) return refuse({ code: 'invalid', message: z.prettifyError(intent.error) });
  const paymentId = intent.data.metadata?.payment;
  return accept({
    id,
    news: paymentId ? { paymentId, charge: chargeStateOf(intent.data) } : null,
    takenBack: null,
    setup: null,
  });
}

const ofIntentSchema = z.object({ payment_intent: z.string().max(255).nullish() });

/** A refund, a dispute, or the charge that either is of. What can't be read of it is asked for. */
function takenBackIn(type: string, object: unknown): StripeEvent['takenBack'] {
  const intent = ofIntentSchema.safeParse(object).data?.payment_intent;
  if (!intent) return null;
  const isDispute = type.startsWith('charge.dispute.') && disputeSchema.safeParse(object).success;
  return { intent, dispute: isDispute ? readStripeDispute(object) : null };
}
