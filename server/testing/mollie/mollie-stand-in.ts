/**
 * Mollie on the loopback: its books behind its HTTP API, with its idempotency, its page for payers, and with what a network
 * does to an answer. Behaviour from https://docs.mollie.com/overview/api-idempotency and /reference/handling-errors.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isCancelable, MollieBooks, MollieStandInRefusal, type Outcome, type StandInPayment } from './mollie-books.ts';
import { hostedPage } from './mollie-page.ts';

interface Answer {
  status: number;
  body: unknown;
}

export const mollieStandInKey = 'test_stand_in_0123456789';

export class MollieStandIn {
  readonly books = new MollieBooks();
  /** Every question that reached it, such as `POST /v2/payments`. */
  readonly requests: string[] = [];
  readonly #kept = new Map<string, { request: string; answer: Answer }>();
  readonly #server: Server;
  /** Decides what the network does to a question: `lost` is done and never answered, `cut` never arrives. */
  fate: (request: string) => 'answered' | 'lost' | 'cut' = () => 'answered';

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(JSON.stringify({ status: 500, title: 'Internal Server Error', detail: String(error) }));
      });
    });
  }

  static async start(): Promise<MollieStandIn> {
    const standIn = new MollieStandIn();
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a shop has in its environment to use this one. */
  get environment() {
    return { MOLLIE_API_KEY: mollieStandInKey, STAND_INS: `mollie=${this.url}` };
  }

  /** The same for a test's own process. */
  get settings() {
    return { MOLLIE_API_KEY: mollieStandInKey, STAND_INS: { mollie: this.url } };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Takes what its webhooks have to tell; whoever takes it may deliver it late, twice, or never. */
  takeNews(): string[] {
    return this.books.news.splice(0);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://mollie');
    if (pathname.startsWith('/checkout/')) return this.#page(pathname, request, response);
    const name = `${request.method} ${pathname}`;
    const fate = this.fate(name);
    if (fate === 'cut') return void request.socket.destroy();
    const body = await text(request);
    this.requests.push(name);
    const key = request.headers['idempotency-key'];
    const answer = this.#once(typeof key === 'string' ? key : null, `${name} ${body}`, () =>
      this.#answer(request, name, body, searchParams),
    );
    if (fate === 'lost') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/hal+json' });
    response.end(answer.body === null ? '' : JSON.stringify(answer.body));
  }

  /** The same key is the same answer, as it was then. With other parameters it is refused; what was invalid isn't kept. */
  #once(key: string | null, request: string, run: () => Answer): Answer {
    const kept = key === null ? undefined : this.#kept.get(key);
    if (kept && kept.request !== request)
      return problem(new MollieStandInRefusal(400, 'Bad Request', 'The idempotency key was used for another request.'));
    if (kept) return kept.answer;
    const answer = run();
    if (key !== null && answer.status < 400) this.#kept.set(key, { request, answer: structuredClone(answer) });
    return answer;
  }

  #answer({ headers }: IncomingMessage, call: string, body: string, query: URLSearchParams): Answer {
    try {
      if (headers.authorization !== `Bearer ${mollieStandInKey}`)
        throw new MollieStandInRefusal(
          401,
          'Unauthorized Request',
          'Missing authentication, or failed to authenticate',
        );
      return this.#route(call, body === '' ? {} : JSON.parse(body), query);
    } catch (error) {
      if (error instanceof MollieStandInRefusal) return problem(error);
      throw error;
    }
  }

  #route(call: string, wanted: Record<string, unknown>, query: URLSearchParams): Answer {
    const { books } = this;
    if (call === 'POST /v2/payments') return { status: 201, body: this.#shown(books.create(wanted)) };
    const [, method, id = '', more] = /^(\w+) \/v2\/payments\/(\w+)(\/refunds|\/chargebacks)?$/.exec(call) ?? [];
    if (method === 'GET' && !more) return { status: 200, body: this.#shown(books.payment(id)) };
    if (method === 'DELETE' && !more) return { status: 200, body: this.#shown(books.cancel(id)) };
    if (method === 'POST' && more) return { status: 201, body: { resource: 'refund', ...books.refund(id, wanted) } };
    if (method === 'GET' && more === '/chargebacks') {
      const { chargebacks } = books.payment(id);
      return { status: 200, body: { count: chargebacks.length, _embedded: { chargebacks } } };
    }
    if (method === 'GET' && more) {
      const refunds = books.payment(id).refunds.slice(0, Number(query.get('limit') ?? 50));
      return { status: 200, body: { count: refunds.length, _embedded: { refunds } } };
    }
    throw new MollieStandInRefusal(404, 'Not Found', `There is no ${call}.`);
  }

  #shown(payment: StandInPayment): Record<string, unknown> {
    const { atBank, refunds, chargebacks, webhookUrl, ...rest } = payment;
    const checkout =
      payment.status === 'open' ? { checkout: { href: this.pageOf(payment.id), type: 'text/html' } } : {};
    const isOpen = payment.status === 'open' || payment.status === 'pending';
    return structuredClone({
      resource: 'payment',
      mode: 'test',
      ...rest,
      ...(webhookUrl ? { webhookUrl } : {}),
      ...(isOpen ? { isCancelable: isCancelable(payment) } : {}),
      _links: { self: { href: `${this.url}/v2/payments/${payment.id}`, type: 'application/hal+json' }, ...checkout },
    });
  }

  /** Where the payer pays. */
  pageOf(id: string): string {
    return `${this.url}/checkout/select-method/${id}`;
  }

  /** The page on which the payer chooses, which tells the shop before it sends them back. */
  async #page(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = pathname.split('/').at(-1) ?? '';
    const payment = this.books.payments.get(id);
    if (!payment) return void response.writeHead(404).end();
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(hostedPage(payment));
    }
    const chosen = new URLSearchParams(await text(request)).get('outcome');
    if (chosen !== 'back') this.books.act(id, (chosen ?? 'canceled') as Outcome);
    response.writeHead(303, { location: payment.redirectUrl }).end();
  }
}

function problem({ status, title, message, field }: MollieStandInRefusal): Answer {
  const documentation = { href: 'https://docs.mollie.com/reference/handling-errors', type: 'text/html' };
  return { status, body: { status, title, detail: message, ...(field ? { field } : {}), _links: { documentation } } };
}
