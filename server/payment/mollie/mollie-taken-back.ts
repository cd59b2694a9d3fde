/** What Mollie says of money that goes back: https://docs.mollie.com/reference/refunds-api and /reference/chargebacks-api */
import { z } from 'zod';
import type { DisputeAtProvider, RefundAtProvider } from '../payment-provider.ts';
import { askMollie } from './mollie-api.ts';
import { minorUnits, molliePaymentSchema } from './mollie-payment.ts';

/** A whole page of Mollie's lists. */
const most = 250;

/** Until it is sent to the bank, it can still be called off at Mollie, or wait there for money. */
const refundStatuses: Readonly<Record<string, RefundAtProvider['status']>> = {
  queued: 'pending',
  pending: 'pending',
  processing: 'pending',
  refunded: 'done',
  failed: 'failed',
  canceled: 'failed',
};

const amount = molliePaymentSchema.shape.amount;

const refundSchema = z.object({
  id: z.string().max(100),
  status: z.string(),
  amount,
  metadata: z
    .object({ refund: z.string().max(100) })
    .nullish()
    .catch(null),
});

export function readMollieRefund(answer: unknown): RefundAtProvider {
  const { id, status, amount, metadata } = refundSchema.parse(answer);
  return {
    ref: id,
    refundId: metadata?.refund ?? null,
    amount: minorUnits(amount),
    status: refundStatuses[status] ?? 'pending',
    reason: status === 'canceled' ? 'canceled' : null,
  };
}

const refundsSchema = z.object({ _embedded: z.object({ refunds: z.array(z.unknown()) }) });

export async function refundsOfTry(ref: string): Promise<RefundAtProvider[]> {
  const answer = await askMollie('GET', `/v2/payments/${ref}/refunds?limit=${most}`);
  return refundsSchema.parse(answer)._embedded.refunds.map(readMollieRefund);
}

const chargebacksSchema = z.object({
  _embedded: z.object({
    chargebacks: z.array(
      z.object({
        id: z.string().max(100),
        amount,
        createdAt: z.iso.datetime({ offset: true }),
        reversedAt: z.iso.datetime({ offset: true }).nullish(),
        reason: z.object({ code: z.string().max(100).nullish() }).nullish(),
      }),
    ),
  }),
});

/** The bank has taken it back by the time that Mollie tells of it; one that is reversed was won. */
export async function chargebacksOfTry(ref: string): Promise<DisputeAtProvider[]> {
  const answer = await askMollie('GET', `/v2/payments/${ref}/chargebacks?limit=${most}`);
  return chargebacksSchema.parse(answer)._embedded.chargebacks.map((one) => ({
    ref: one.id,
    amount: minorUnits(one.amount),
    currency: one.amount.currency,
    reason: one.reason?.code ?? 'chargeback',
    status: one.reversedAt ? 'won' : 'lost',
    dueBy: null,
    openedAt: new Date(one.createdAt),
  }));
}
