/**
 * Stripe on the loopback: its books behind its HTTP API, with its idempotency and its webhooks, and with what a network does
 * to both. Behaviour from https://docs.stripe.com/api/idempotent_requests, /api/errors and /webhooks.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';
import { type Params, type StandInEvent, StripeBooks, shown } from './stripe-books.ts';
import { invalid, StandInRefusal } from './stripe-objects.ts';

interface Answer {
  status: number;
  body: unknown;
}

interface Kept {
  request: string;
  answer: Answer | null;
}

export const standInKeys = {
  STRIPE_SECRET_KEY: 'sk_test_stand_in',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_stand_in',
  STRIPE_WEBHOOK_SECRET: 'whsec_stand_in_secret',
} as const;

export class StripeStandIn {
  readonly books = new StripeBooks();
  /** Every request that reached it, such as `POST /v1/payment_intents`. */
  readonly requests: string[] = [];
  readonly #kept = new Map<string, Kept>();
  readonly #server: Server;
  /** Decides what the network does to a request: `lost` is done and never answered, `cut` never arrives. */
  fate: (request: string) => 'answered' | 'lost' | 'cut' = () => 'answered';

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(JSON.stringify({ error: { type: 'api_error', message: String(error) } }));
      });
    });
  }

  static async start(): Promise<StripeStandIn> {
    const standIn = new StripeStandIn();
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a shop has in its environment to use this one. */
  get environment() {
    return { ...standInKeys, STAND_INS: `stripe=${this.url}` };
  }

  /** The same for a test's own process. */
  get settings() {
    return { ...standInKeys, STAND_INS: { stripe: this.url } };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The payer gives a card in the browser. @returns the status that the intent has then */
  pay(intent: string, card = 'pm_card_visa'): string {
    try {
      return this.books.confirm(intent, new Map([['payment_method', card]])).status;
    } catch (error) {
      if (!(error instanceof StandInRefusal)) throw error;
      return this.books.intent(intent).status;
    }
  }

  /** Takes what its webhooks have to tell; whoever takes an event may deliver it late, twice, or never. */
  takeEvents(): StandInEvent[] {
    return this.books.events.splice(0);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stripe');
    const name = `${request.method} ${pathname}`;
    const fate = this.fate(name);
    if (fate === 'cut') return void request.socket.destroy();
    const body = await text(request);
    this.requests.push(name);
    const params = new Map([...searchParams, ...new URLSearchParams(body)]);
    const key = request.headers['idempotency-key'];
    const answer = this.#once(typeof key === 'string' ? key : null, `${name} ${body}`, () =>
      this.#answer(request, pathname, params),
    );
    if (fate === 'lost') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', 'request-id': 'req_stand_in' });
    response.end(JSON.stringify(answer.body));
  }

  /** The same key is the same answer; with other parameters it is refused. What was invalid isn't kept. */
  #once(key: string | null, request: string, run: () => Answer): Answer {
    const kept = key === null ? undefined : this.#kept.get(key);
    if (kept && kept.request !== request) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.';
      return { status: 400, body: { error: { type: 'idempotency_error', message } } };
    }
    if (kept?.answer) return kept.answer;
    const answer = run();
    // Kept as it is now: a replay doesn't show what became of it since.
    if (key !== null && answer.status !== 400 && answer.status !== 404)
      this.#kept.set(key, { request, answer: structuredClone(answer) });
    return answer;
  }

  #answer(request: IncomingMessage, path: string, params: Params): Answer {
    try {
      const asked = request.headers.authorization?.replace('Bearer ', '');
      const isPayer = asked === standInKeys.STRIPE_PUBLISHABLE_KEY && params.has('client_secret');
      if (asked !== standInKeys.STRIPE_SECRET_KEY && !isPayer)
        throw new StandInRefusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
      return { status: 200, body: this.#route(`${request.method} ${path}`, params) };
    } catch (error) {
      if (!(error instanceof StandInRefusal)) throw error;
      return { status: error.status, body: { error: error.error } };
    }
  }

  #route(call: string, params: Params): unknown {
    const { books } = this;
    const isExpanded = params.get('expand[0]') === 'latest_charge';
    if (call === 'POST /v1/payment_intents') return shown(books.createIntent('payment_intent', params), isExpanded);
    if (call === 'POST /v1/setup_intents') return shown(books.createIntent('setup_intent', params), false);
    if (call === 'POST /v1/customers') return { id: books.createCustomer(), object: 'customer' };
    if (call === 'POST /v1/refunds') return books.refund(params);
    const listed = { 'GET /v1/refunds': books.refunds, 'GET /v1/disputes': books.disputes }[call];
    if (listed) {
      const data = listed.filter(({ payment_intent }) => payment_intent === params.get('payment_intent'));
      return { object: 'list', url: call.slice(4), has_more: false, data };
    }
    const [, method, kind, id = '', act] =
      /^(\w+) \/v1\/(payment_intents|setup_intents|payment_methods)\/([^/]+)(?:\/(\w+))?$/.exec(call) ?? [];
    if (method === 'GET' && kind === 'payment_methods') return books.method(id);
    if (act === 'detach') return books.detach(id);
    if (call.startsWith('GET /v1/setup_intents') && params.get('expand[0]') === 'payment_method') {
      const setup = shown(books.intent(id), false);
      return { ...setup, payment_method: setup.payment_method && books.method(String(setup.payment_method)) };
    }
    if (method === 'GET' && !act) return shown(books.intent(id), isExpanded);
    if (act === 'confirm') return shown(books.confirm(id, params), isExpanded);
    if (act === 'capture') return shown(books.capture(id), isExpanded);
    if (act === 'cancel') return shown(books.cancel(id, params), isExpanded);
    throw invalid('resource_missing', `Unrecognized request URL (${call}).`);
  }
}

/** An event as Stripe sends it. @param signing another secret, or a moment at which it was signed */
export function signedEvent(
  event: StandInEvent,
  { secret = standInKeys.STRIPE_WEBHOOK_SECRET as string, at = new Date() } = {},
): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify(event);
  const timestamp = Math.floor(at.getTime() / 1000);
  const signature = new Stripe(standInKeys.STRIPE_SECRET_KEY).webhooks.generateTestHeaderString({
    payload: body,
    secret,
    timestamp,
  });
  return { body, headers: { 'content-type': 'application/json', 'stripe-signature': signature } };
}
