/**
 * Checked first for every request and upgrade, Socket.IO's too: the client's address, whether it means this app, and
 * whether we can answer it.
 */
import { type IncomingMessage, Server, ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tooMany } from '#server/engine/limit/too-many.ts';
import { addressHeader, noteAddress, peerAddress, trustedProxies } from '#server/engine/network/client-address.ts';
import { log } from '#server/engine/process/log.ts';
import { type DoorLimits, namesSocket } from './door-limits.ts';
import { type OwnHostOptions, ownHosts } from './own-host.ts';

export interface FrontDoorOptions extends OwnHostOptions {
  /** The proxies that say where requests come from, as `TRUST_PROXY` has them. */
  trustProxy: string;
  /** What one address may ask for. Left out: anything. */
  limits?: DoorLimits | undefined;
}

export interface Refusal {
  status: number;
  /** For whoever reads it. */
  line: string;
  headers?: Record<string, string>;
}

export type FrontDoor = (request: IncomingMessage) => Refusal | null;

export function tooManyAnswer(url: string, waitMs: number): Refusal {
  const problem = tooMany(waitMs).problem;
  const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
  if (!url.startsWith('/api/')) return { status: 429, line: problem.message, headers };
  const body = { ...problem, type: 'about:blank#too_many', title: 'too_many', status: 429, detail: problem.message };
  return {
    status: 429,
    line: JSON.stringify(body),
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  };
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
export const mostHeaders = 100;

const otherMethod: Refusal = {
  status: 405,
  line: 'Method not allowed.',
  headers: { allow: [...methods].join(', ') },
};
const notAPath: Refusal = { status: 400, line: 'The request has no path.' };
const manyHeaders: Refusal = { status: 431, line: `At most ${mostHeaders} headers.` };
const oneHost: Refusal = { status: 400, line: 'Send one Host header.' };
const otherHost: Refusal = { status: 421, line: 'This shop isn’t served at this host name.' };
/** A proxy that is told to asks the next process. */
const leaving: Refusal = { status: 503, line: 'The shop is restarting.', headers: { 'retry-after': '1' } };

export function frontDoor(options: FrontDoorOptions): FrontDoor {
  const trusted = trustedProxies(options.trustProxy) ?? (() => false);
  const isOurs = ownHosts(options);
  let warned = options.trustProxy !== '0';
  return (request) => {
    const { method = '', rawHeaders, headers, url } = request;
    if (!methods.has(method)) return otherMethod;
    // An absolute-form target would let a client choose what Next fetches.
    if (!url?.startsWith('/')) return notAPath;
    if (rawHeaders.length > 2 * mostHeaders) return manyHeaders;
    if (noteAddress(request, trusted) && !warned) {
      warned = true;
      log().warn('requests come through a proxy (x-forwarded-for), but TRUST_PROXY is 0: all count as one client');
    }
    if (!headers.host || countOf('host', rawHeaders) !== 1) return oneHost;
    if (!isOurs(headers.host, String(headers[addressHeader]))) return otherHost;
    const waitMs = options.limits?.request(request) ?? 0;
    return waitMs > 0 ? tooManyAnswer(url, waitMs) : null;
  };
}

/** How often a header came: of some Node keeps the first and says nothing of the others. */
function countOf(name: string, rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const header = rawHeaders[at];
    if (header?.length === name.length && header.toLowerCase() === name) count++;
  }
  return count;
}

/** A server with a front door. A listener wouldn't do: Socket.IO puts its own before all others. */
export class GuardedServer extends Server {
  readonly #door: FrontDoor;
  readonly #limits: DoorLimits | undefined;
  readonly #isProxy: (address: string) => boolean;
  readonly #isLeaving: () => boolean;
  /** Those that carry requests: one that became a WebSocket's is none any more. */
  readonly #connections = new Set<Socket>();
  readonly #upgraded = new Set<Socket>();
  readonly #firstRequest = new WeakMap<object, () => void>();

  /** @param isLeaving whether no more sockets are taken */
  constructor(options: FrontDoorOptions, isLeaving = () => false) {
    // Whoever opens a connection and says nothing is let go; looked for every five seconds.
    super({ headersTimeout: 10_000, connectionsCheckingInterval: 5_000 });
    this.#door = frontDoor(options);
    this.#isLeaving = isLeaving;
    this.#limits = options.limits;
    const trusted = trustedProxies(options.trustProxy);
    this.#isProxy = (address) => trusted?.(address, 0) ?? false;
    // One more, so that the door sees that there are too many.
    this.maxHeadersCount = mostHeaders + 1;
  }

  override emit(event: string | symbol, ...rest: unknown[]): boolean {
    if (event === 'connection') {
      if (!this.#mayConnect(rest[0] as Socket)) return true;
      this.#count(rest[0] as Socket);
    }
    if (event === 'request' || event === 'upgrade') {
      const request = rest[0] as IncomingMessage;
      this.#firstRequest.get(request.socket)?.();
      if (event === 'upgrade') this.#countUpgraded(request.socket);
      const opens = event === 'upgrade' || opensByPolling(request);
      const refusal =
        this.#door(request) ??
        (opens && this.#isLeaving() ? leaving : null) ??
        (event === 'upgrade' ? this.#refuseSocket(request) : null);
      if (refusal) {
        const to = rest[1] as ServerResponse | Duplex;
        if (refusal.status === 429) turnAwayLater(to, refusal);
        else turnAway(to, refusal);
        return true;
      }
    }
    return super.emit(event as string, ...rest);
  }

  /** Whether an answer has been made that its reader hasn't taken yet. */
  get hasUnsent(): boolean {
    return [...this.#connections].some(({ writableLength }) => writableLength > 0);
  }

  /** Ends what has become a WebSocket at once: a peer that has lost its network would answer no goodbye. */
  endUpgraded(): void {
    for (const socket of this.#upgraded) socket.destroy();
  }

  #count(socket: Socket): void {
    this.#connections.add(socket);
    socket.once('close', () => {
      this.#connections.delete(socket);
      this.#upgraded.delete(socket);
    });
  }

  #countUpgraded(socket: Socket): void {
    if (this.#connections.delete(socket)) this.#upgraded.add(socket);
  }

  /** A proxy's connections are for everybody: it is the one to limit those that come to it. */
  #mayConnect(socket: Socket): boolean {
    const address = peerAddress(socket);
    if (!this.#limits || this.#isProxy(address)) return true;
    const settle = this.#limits.connects(address, socket);
    if (settle) this.#firstRequest.set(socket, settle);
    else socket.destroy();
    return settle !== null;
  }

  #refuseSocket(request: IncomingMessage): Refusal | null {
    if (!this.#limits || this.#limits.socketOpens(request, request.socket)) return null;
    return tooManyAnswer(request.url ?? '', 60_000);
  }
}

/** Whether it asks for a new socket without an upgrade. */
const opensByPolling = ({ url }: IncomingMessage): boolean =>
  url?.startsWith('/socket.io/') === true && !namesSocket(url);

/** Says why, and hangs up: what else comes over this connection is as little meant for us. */
export function turnAway(to: ServerResponse | Duplex, { status, line, headers }: Refusal): void {
  const said = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  };
  if (to instanceof ServerResponse) {
    to.writeHead(status, said).end(`${line}\n`);
    return;
  }
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}`);
  // An upgraded connection would otherwise stay for as long as the client wants.
  to.once('finish', () => to.destroy());
  to.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${line}\n`);
}

/** Whoever asks again as soon as it is answered asks twice a second over each connection, and not as fast as we can refuse. */
const holdMs = 500;
/** So many answers are held back at a time: a flood must not fill the memory. */
const mostHeld = 2_000;
let held = 0;

/** The same a little later, for whoever asks too much. */
export function turnAwayLater(to: ServerResponse | Duplex, refusal: Refusal): void {
  if (!(to instanceof ServerResponse) || held >= mostHeld) {
    turnAway(to, refusal);
    return;
  }
  held++;
  const timer = setTimeout(() => {
    to.off('close', forget);
    held--;
    turnAway(to, refusal);
  }, holdMs);
  const forget = () => {
    clearTimeout(timer);
    held--;
  };
  to.once('close', forget);
}
