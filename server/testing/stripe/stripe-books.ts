/**
 * The books of a stand-in of Stripe: what its public documentation says that an intent does, and nothing that only the
 * shop would need. https://docs.stripe.com/payments/paymentintents/lifecycle
 */
import { randomBytes } from 'node:crypto';
import {
  behaviours,
  type CardError,
  invalid,
  type StandInDispute,
  type StandInIntent,
  type StandInMethod,
  type StandInRefund,
  StandInRefusal,
  testMethods,
} from './stripe-objects.ts';

export interface StandInEvent {
  id: string;
  object: 'event';
  type: string;
  created: number;
  data: { object: unknown };
}

export type Params = ReadonlyMap<string, string>;

const newId = (kind: string) => `${kind}_${randomBytes(9).toString('hex')}`;
/** The least that Stripe charges in euros. */
const leastAmount = 50;

const listed = (params: Params, name: RegExp): string[] =>
  [...params].flatMap(([key, value]) => (name.test(key) ? [value] : []));

const payable = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

export class StripeBooks {
  readonly intents = new Map<string, StandInIntent>();
  readonly methods = new Map<string, StandInMethod>();
  readonly refunds: StandInRefund[] = [];
  readonly disputes: StandInDispute[] = [];
  /** Whether it refuses to refund what is disputed, as Stripe does. */
  guardsDisputes = true;
  /** How Stripe begins a refund. */
  refundsBegin: StandInRefund['status'] = 'succeeded';
  readonly customers = new Set<string>();
  /** Everything that a webhook would tell, the oldest first. */
  readonly events: StandInEvent[] = [];

  createIntent(object: StandInIntent['object'], params: Params): StandInIntent {
    const amount = Number(params.get('amount') ?? 0);
    if (object === 'payment_intent' && !(Number.isInteger(amount) && amount >= leastAmount))
      throw invalid('amount_too_small', 'Amount must be at least €0.50 eur');
    const method = params.get('payment_method') ?? null;
    const customer = params.get('customer') ?? null;
    if (method && this.method(method).customer !== customer)
      throw invalid('payment_method_invalid_parameter', 'The payment method belongs to another customer.');
    const id = newId(object === 'payment_intent' ? 'pi' : 'seti');
    const intent: StandInIntent = {
      id,
      object,
      amount,
      customer,
      status: method ? 'requires_confirmation' : 'requires_payment_method',
      amount_received: 0,
      currency: params.get('currency') ?? '',
      capture_method: params.get('capture_method') ?? 'automatic_async',
      client_secret: `${id}_secret_${randomBytes(9).toString('hex')}`,
      payment_method: method,
      metadata: Object.fromEntries(
        [...params].flatMap(([name, value]) => {
          const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
          return key ? [[key, value]] : [];
        }),
      ),
      allowed: listed(params, /^allowed_payment_method_types\[\d+\]$/),
      manual: [...params.keys()].flatMap(
        (name) => /^payment_method_options\[(\w+)\]\[capture_method\]$/.exec(name)?.[1] ?? [],
      ),
      last_payment_error: null,
      cancellation_reason: null,
      next_action: null,
      latest_charge: null,
    };
    this.intents.set(id, intent);
    this.#tell('created', intent);
    return intent;
  }

  intent(id: string): StandInIntent {
    const intent = this.intents.get(id);
    if (!intent) throw invalid('resource_missing', `No such payment_intent: '${id}'`);
    return intent;
  }

  method(id: string): StandInMethod {
    const known = this.methods.get(id);
    if (known) return known;
    const test = testMethods[id];
    if (!test) throw invalid('resource_missing', `No such PaymentMethod: '${id}'`);
    return { id, object: 'payment_method', customer: null, ...test, type: test.type ?? 'card' };
  }

  /** Keeps one of the test cards for a customer, as a confirmed SetupIntent does. */
  keepMethod(test: string, customer: string): StandInMethod {
    const method = { ...this.method(test), id: newId('pm'), customer };
    this.methods.set(method.id, method);
    return method;
  }

  /** It belongs to no customer any more. */
  detach(id: string): StandInMethod {
    const method = { ...this.method(id), customer: null };
    this.methods.set(id, method);
    return method;
  }

  createCustomer(): string {
    const id = newId('cus');
    this.customers.add(id);
    return id;
  }

  /** Tries to pay with a card. @throws StandInRefusal if the card is refused: the intent waits for another */
  confirm(id: string, params: Params): StandInIntent {
    const intent = this.intent(id);
    if (!payable.has(intent.status)) throw this.#unexpected(intent, 'confirm');
    const name = params.get('payment_method') ?? intent.payment_method;
    if (!name) throw invalid('payment_intent_unexpected_state', 'There is no payment method to confirm with.');
    const method = this.method(name);
    intent.payment_method = name;
    if (intent.allowed.length > 0 && !intent.allowed.includes(method.type))
      throw invalid('payment_method_invalid_parameter', `${method.type} is not allowed for this payment.`);
    if (method.behaves === 'redirects') return this.#sendAway(intent, params.get('return_url') ?? '');
    if (method.behaves === 'asks' && params.get('off_session') !== 'true') {
      intent.status = 'requires_action';
      intent.next_action = { type: 'use_stripe_sdk' };
      this.#tell('requires_action', intent);
      return intent;
    }
    const refused = behaviours[method.behaves];
    if (refused) throw this.#refuse(intent, { ...refused, charge: newId('ch') });
    return this.#take(intent, method);
  }

  /** The card's holder answers their bank. */
  authenticate(id: string, isApproved: boolean): StandInIntent {
    const intent = this.intent(id);
    if (intent.status !== 'requires_action') throw this.#unexpected(intent, 'authenticate');
    intent.next_action = null;
    if (isApproved) return this.#take(intent, this.method(intent.payment_method ?? ''));
    this.#refuse(intent, { code: 'payment_intent_authentication_failure', decline_code: null, charge: null });
    return intent;
  }

  /** The payer goes on at another provider, and comes back here from it. */
  #sendAway(intent: StandInIntent, returnUrl: string): StandInIntent {
    intent.status = 'requires_action';
    const url = `https://hooks.stripe.com/authorize/${intent.id}`;
    intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
    this.#tell('requires_action', intent);
    return intent;
  }

  capture(id: string): StandInIntent {
    const intent = this.intent(id);
    if (intent.status !== 'requires_capture') throw this.#unexpected(intent, 'capture');
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    this.#tell('succeeded', intent);
    return intent;
  }

  cancel(id: string, params: Params): StandInIntent {
    const intent = this.intent(id);
    if (!payable.has(intent.status) && intent.status !== 'requires_capture') throw this.#unexpected(intent, 'cancel');
    intent.status = 'canceled';
    intent.cancellation_reason = params.get('cancellation_reason') ?? null;
    this.#tell('canceled', intent);
    return intent;
  }

  refund(params: Params): StandInRefund {
    const { id, latest_charge: charge } = this.intent(params.get('payment_intent') ?? '');
    if (!charge) throw invalid('charge_invalid_parameter', 'This PaymentIntent has no charge to refund.');
    const standing = this.disputes.filter(({ payment_intent, status }) => payment_intent === id && status !== 'won');
    const disputed = this.guardsDisputes ? standing.reduce((sum, { amount }) => sum + amount, 0) : 0;
    const left = charge.amount - charge.amount_refunded - disputed;
    const amount = Number(params.get('amount') ?? left);
    if (disputed > 0 && amount > left) throw invalid('charge_disputed', 'Charge has been disputed.');
    if (left === 0) throw invalid('charge_already_refunded', 'Charge has already been refunded.');
    if (amount > left) throw invalid('charge_invalid_parameter', 'Refund amount is greater than unrefunded amount.');
    if (this.refundsBegin !== 'failed') charge.amount_refunded += amount;
    const refund: StandInRefund = {
      id: newId('re'),
      object: 'refund',
      payment_intent: id,
      amount,
      status: this.refundsBegin,
      failure_reason: null,
      metadata: params.get('metadata[refund]') ? { refund: params.get('metadata[refund]') ?? '' } : {},
    };
    this.refunds.unshift(refund);
    return refund;
  }

  /** What becomes of a refund at the bank. A failed one comes back to the account. */
  endRefund(id: string, status: 'succeeded' | 'failed'): void {
    const refund = this.refunds.find((one) => one.id === id);
    if (!refund || refund.status === 'failed') return;
    refund.status = status;
    if (status === 'failed') {
      refund.failure_reason = 'lost_or_stolen_card';
      const charge = this.intent(refund.payment_intent).latest_charge;
      if (charge) charge.amount_refunded -= refund.amount;
    }
    for (const type of [...(status === 'failed' ? ['refund.failed'] : []), 'refund.updated', 'charge.refund.updated'])
      this.#tellOf(type, refund);
  }

  /** The customer's bank takes money back, until it has decided. */
  dispute(intent: string, amount: number, { status = 'needs_response', dueBy = 0 } = {}): StandInDispute {
    const dispute: StandInDispute = {
      id: newId('du'),
      object: 'dispute',
      payment_intent: intent,
      amount,
      currency: this.intent(intent).currency,
      reason: 'product_not_received',
      status,
      created: Math.floor(Date.now() / 1000),
      evidence_details: { due_by: dueBy || Math.floor(Date.now() / 1000) + 7 * 86_400 },
    };
    this.disputes.push(dispute);
    this.#tellOf('charge.dispute.created', dispute);
    this.#tellOf('charge.dispute.funds_withdrawn', dispute);
    return dispute;
  }

  decideDispute(id: string, status: 'under_review' | 'won' | 'lost'): void {
    const dispute = this.disputes.find((one) => one.id === id);
    if (!dispute) throw invalid('resource_missing', `No such dispute: '${id}'`);
    dispute.status = status;
    this.#tellOf(status === 'under_review' ? 'charge.dispute.updated' : 'charge.dispute.closed', dispute);
    if (status === 'won') this.#tellOf('charge.dispute.funds_reinstated', dispute);
  }

  #take(intent: StandInIntent, method: StandInMethod): StandInIntent {
    intent.last_payment_error = null;
    if (intent.object === 'setup_intent') {
      intent.payment_method = this.keepMethod(method.id, intent.customer ?? '').id;
      intent.status = 'succeeded';
      this.#tell('succeeded', intent);
      return intent;
    }
    const isLater = intent.capture_method === 'manual' || intent.manual.includes(method.type);
    intent.status = isLater ? 'requires_capture' : 'succeeded';
    intent.amount_received = isLater ? 0 : intent.amount;
    intent.latest_charge = {
      id: newId('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_refunded: 0,
      payment_method_details: { type: method.type, ...(method.card && { card: method.card }) },
    };
    this.#tell(isLater ? 'amount_capturable_updated' : 'succeeded', intent);
    return intent;
  }

  #refuse(intent: StandInIntent, refused: Pick<CardError, 'code' | 'decline_code' | 'charge'>): StandInRefusal {
    const { type } = this.method(intent.payment_method ?? '');
    const error: CardError = {
      type: 'card_error',
      message: 'It was declined.',
      payment_method: { id: newId('pm'), type },
      ...refused,
    };
    intent.status = 'requires_payment_method';
    intent.payment_method = null;
    intent.last_payment_error = error;
    this.#tell(intent.object === 'payment_intent' ? 'payment_failed' : 'setup_failed', intent);
    return new StandInRefusal(402, { ...error, payment_intent: shown(intent, false) });
  }

  #unexpected({ id, object, status }: StandInIntent, what: string): StandInRefusal {
    return invalid(`${object}_unexpected_state`, `You cannot ${what} ${id}: its status is ${status}.`);
  }

  #tell(what: string, intent: StandInIntent): void {
    this.#tellOf(`${intent.object}.${what}`, shown(intent, false));
  }

  #tellOf(type: string, object: object): void {
    const created = Math.floor(Date.now() / 1000);
    // As it was at that moment, however late it is told.
    this.events.push({ id: newId('evt'), object: 'event', type, created, data: { object: structuredClone(object) } });
  }
}

/** An intent as an answer shows it: its charge is an id unless it is asked for. */
export function shown(intent: StandInIntent, isExpanded: boolean): Record<string, unknown> {
  const { latest_charge: charge, amount, allowed: _, manual: __, ...rest } = intent;
  if (intent.object === 'setup_intent') return { ...rest, last_setup_error: intent.last_payment_error };
  return { ...rest, amount, latest_charge: isExpanded ? charge : (charge?.id ?? null) };
}
