/**
 * The books of a stand-in of Mollie: what its public documentation says that a payment does, and nothing that only the
 * shop would need. https://docs.mollie.com/docs/status-change and https://docs.mollie.com/reference/payments-api
 */
import { randomBytes } from 'node:crypto';

export interface StandInRefund {
  id: string;
  status: 'queued' | 'pending' | 'processing' | 'refunded' | 'failed' | 'canceled';
  amount: { currency: string; value: string };
  metadata: Record<string, string> | null;
}

export interface StandInChargeback {
  id: string;
  amount: { currency: string; value: string };
  createdAt: string;
  reversedAt: string | null;
  reason: { code: string; description: string };
}

export interface StandInPayment {
  id: string;
  status: 'open' | 'pending' | 'authorized' | 'paid' | 'failed' | 'canceled' | 'expired';
  amount: { currency: string; value: string };
  description: string;
  redirectUrl: string;
  webhookUrl: string | null;
  metadata: Record<string, string>;
  method: string | null;
  details: Record<string, string> | null;
  /** Its payer is at their bank, from where nobody can call them back. */
  atBank: boolean;
  refunds: StandInRefund[];
  chargebacks: StandInChargeback[];
}

/** An answer that is no success, in Mollie's own shape: https://docs.mollie.com/reference/handling-errors */
export class MollieStandInRefusal extends Error {
  readonly status: number;
  readonly title: string;
  readonly field: string | undefined;

  constructor(status: number, title: string, detail: string, field?: string) {
    super(detail);
    this.status = status;
    this.title = title;
    this.field = field;
  }
}

const unprocessable = (detail: string, field?: string) =>
  new MollieStandInRefusal(422, 'Unprocessable Entity', detail, field);

const loopback = /^(localhost|127\.|\[::1\])/;
const cents = (value: string) => Math.round(Number(value) * 100);

/** How a payer pays, and what Mollie then tells of it. */
export const ways = {
  card: { method: 'creditcard', details: { cardLabel: 'Mastercard', cardNumber: '6787' } },
  ideal: { method: 'ideal', details: { consumerName: 'T. TEST' } },
  paypal: { method: 'paypal', details: {} },
} as const;
export type Way = keyof typeof ways;

/** What becomes of a try to pay. `asks`: the payer has gone to their bank, which is still deciding. */
export type Outcome = 'paid' | 'failed' | 'canceled' | 'expired' | 'asks';

export class MollieBooks {
  readonly payments = new Map<string, StandInPayment>();
  /** The ids that a webhook would tell, the oldest first; it says nothing else. */
  readonly news: string[] = [];

  create(wanted: Record<string, unknown>): StandInPayment {
    const { amount, description, redirectUrl, webhookUrl, metadata } = wanted as {
      amount?: StandInPayment['amount'];
      description?: string;
      redirectUrl?: string;
      webhookUrl?: string;
      metadata?: Record<string, string>;
    };
    if (!amount || !/^\d+\.\d{2}$/.test(amount.value ?? ''))
      throw unprocessable('The amount contains an invalid value', 'amount');
    if (cents(amount.value) < 1) throw unprocessable('The amount is lower than the minimum', 'amount');
    if (!description) throw unprocessable('The description is missing', 'description');
    if (!redirectUrl) throw unprocessable('The redirect URL is missing', 'redirectUrl');
    if (webhookUrl && loopback.test(new URL(webhookUrl).host))
      throw unprocessable(
        'The webhook URL is invalid because it is unreachable from Mollie’s point of view',
        'webhookUrl',
      );
    const payment: StandInPayment = {
      id: `tr_${randomBytes(5).toString('hex')}`,
      status: 'open',
      amount,
      description,
      redirectUrl,
      webhookUrl: webhookUrl ?? null,
      metadata: metadata ?? {},
      method: null,
      details: null,
      atBank: false,
      refunds: [],
      chargebacks: [],
    };
    this.payments.set(payment.id, payment);
    return payment;
  }

  payment(id: string): StandInPayment {
    const payment = this.payments.get(id);
    if (!payment) throw new MollieStandInRefusal(404, 'Not Found', `No payment exists with token ${id}.`);
    return payment;
  }

  /** The payer acts on Mollie's page. Nothing comes after an end. */
  act(id: string, outcome: Outcome, way: Way = 'card'): StandInPayment {
    const payment = this.payment(id);
    if (payment.status !== 'open' && payment.status !== 'pending') return payment;
    Object.assign(payment, ways[way]);
    if (outcome === 'asks') {
      payment.status = 'pending';
      payment.atBank = true;
      return payment;
    }
    payment.status = outcome;
    if (outcome === 'failed') payment.details = { ...payment.details, failureReason: 'insufficient_funds' };
    this.news.push(id);
    return payment;
  }

  cancel(id: string): StandInPayment {
    const payment = this.payment(id);
    if (!isCancelable(payment)) throw unprocessable('The payment cannot be canceled');
    payment.status = 'canceled';
    this.news.push(id);
    return payment;
  }

  refund(id: string, wanted: Record<string, unknown>): StandInRefund {
    const payment = this.payment(id);
    const { amount, metadata = null } = wanted as {
      amount: StandInPayment['amount'];
      metadata?: StandInRefund['metadata'];
    };
    if (payment.status !== 'paid') throw unprocessable('The payment is not paid and can’t be refunded');
    if (cents(amount.value) + refundedOf(payment) > cents(payment.amount.value))
      throw unprocessable('The amount is higher than the maximum', 'amount');
    const refund: StandInRefund = { id: `re_${randomBytes(5).toString('hex')}`, status: 'pending', amount, metadata };
    payment.refunds.push(refund);
    return refund;
  }

  /** What becomes of a payment's refunds at the bank. */
  endRefunds(id: string, status: 'refunded' | 'failed' | 'canceled'): void {
    for (const refund of this.payment(id).refunds) if (!isGone(refund)) refund.status = status;
    this.news.push(id);
  }

  chargeBack(id: string, value: string): StandInChargeback {
    const { amount, chargebacks } = this.payment(id);
    const chargeback: StandInChargeback = {
      id: `chb_${randomBytes(5).toString('hex')}`,
      amount: { currency: amount.currency, value },
      createdAt: new Date().toISOString(),
      reversedAt: null,
      reason: { code: 'AC04', description: 'Account closed' },
    };
    chargebacks.push(chargeback);
    this.news.push(id);
    return chargeback;
  }
}

/** As long as nothing has happened; not from a bank back. */
export const isCancelable = ({ status, atBank }: StandInPayment): boolean => status === 'open' && !atBank;

const isGone = ({ status }: StandInRefund): boolean => status === 'failed' || status === 'canceled';

/** In hundredths: what has gone back, or is on its way. */
export const refundedOf = ({ refunds }: StandInPayment): number =>
  refunds.filter((refund) => !isGone(refund)).reduce((sum, { amount }) => sum + cents(amount.value), 0);

export const amountOf = ({ amount }: StandInPayment): number => cents(amount.value);
