import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Handle } from '#server/engine/http/handle.ts';
import { drain, hasBody } from '#server/engine/http/read-body.ts';
import { log } from '#server/engine/process/log.ts';
import { dropForeignRouterHeaders } from '../pages/router-headers.ts';
import { type FrontDoorOptions, GuardedServer, turnAway } from './front-door.ts';
import { answerHealth } from './health.ts';
import { isApi } from './is-api.ts';
import { keepAliveMs } from './keep-alive.ts';
import { SecurityHeaders } from './security-headers.ts';
import { withUnavailable } from './unavailable-pages.ts';

/** Answers those who must wait for the opening. @returns whether it has */
export type TurnAway = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface HttpServerOptions {
  pages: Handle;
  /** Answers `/api/**`. */
  api: Handle;
  pagesUpgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null;
  /** Left out: nobody is kept waiting. */
  turnAway?: TurnAway;
  /** Answers at once what is in memory. @returns whether it did */
  fromMemory?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
  /** Whether this process is leaving: then it takes no more sockets, and every answer says that its connection ends. */
  isDraining: () => boolean;
  /** How long ago changes were last looked for, with success. */
  sincePollMs?: () => number;
  /** Answers what programs look for: search engines, password managers. @returns whether it did */
  discovery?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Whether Redis answers, where there is one: told by `/readyz`. */
  redisAnswers?: (() => boolean) | undefined;
  /** After so long without one, a page that fails says that the database is away. Longer than the time between two polls. */
  awayMs?: number;
  door: FrontDoorOptions;
  headers?: SecurityHeaders;
  /** The bearer that may read `/metrics`. Left out: this machine may, where nothing else can reach it. */
  metricsToken?: string | undefined;
}

/** @returns what is wrong with the address of a page, where Next or the database would fail on it; else null */
function badAddress(url: string): string | null {
  if (url.includes('%00')) return 'The address has a character that is not allowed.';
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return null;
  } catch {
    return 'The URL isn’t correctly encoded.';
  }
}

const requestIdPattern = /^[A-Za-z0-9_-]{8,100}$/;

function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
}

function logWhenAnswered(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const started = performance.now();
  response.on('finish', () => {
    const { method, url } = request;
    const ms = Math.round(performance.now() - started);
    log().debug({ requestId, method, path: url?.split('?')[0], status: response.statusCode, ms }, 'answered');
  });
}

/** The process's one HTTP server. Socket.IO attaches itself to it. */
export function createHttpServer({
  pages,
  api,
  pagesUpgrade,
  turnAway: turnVisitorAway = () => false,
  fromMemory,
  isDraining,
  sincePollMs = () => 0,
  redisAnswers,
  discovery,
  awayMs = 1_000,
  door,
  headers = new SecurityHeaders(),
  metricsToken,
}: HttpServerOptions): GuardedServer {
  const answerPages = withUnavailable(pages, {
    isAway: () => sincePollMs() > awayMs,
    tellsByPage: pagesUpgrade === null,
  });
  const health = {
    isDraining,
    sincePollMs,
    redisAnswers,
    metricsToken,
    isPrivate: door.trustProxy === '0' && !door.publicUrl,
  };
  const server = new GuardedServer(door, isDraining);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    try {
      const answered = answerAtOnce(request, response);
      // Without a promise, which costs a page from memory as much as finding it.
      if (answered === true) return;
      answer(request, response, answered).catch((error: unknown) => failed(request, response, error));
    } catch (error) {
      failed(request, response, error);
    }
  });

  function failed(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    log().error({ err: error, path: request.url?.split('?')[0] }, 'a request failed');
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
    response.end('This failed on our side.\n');
  }

  /** @returns whether it is answered, as far as that is known yet */
  function answerAtOnce(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean> {
    // The next request over this connection would come too late.
    if (isDraining()) response.shouldKeepAlive = false;
    if (request.url?.startsWith('/socket.io/')) return true; // Socket.IO's own listener answers
    if (hasBody(request)) response.once('finish', () => drain(request));
    if (!pagesUpgrade) dropForeignRouterHeaders(request.headers);
    const turned = turnVisitorAway(request, response);
    if (turned === true) return true;
    const atOnce = () => fromMemory?.(request, response) ?? false;
    return turned === false ? atOnce() : turned.then((isTurned) => isTurned || atOnce());
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    answered: boolean | Promise<boolean>,
  ): Promise<void> {
    if (answered && (await answered)) return;
    const { url = '/' } = request;
    const requestId = requestIdOf(request);
    request.headers['x-request-id'] = requestId;
    response.setHeader('x-request-id', requestId);
    for (const [name, value] of Object.entries(headers.every)) response.setHeader(name, value);
    if (await answerHealth(request, response, health)) return;
    if (log().isLevelEnabled('debug')) logWhenAnswered(request, response, requestId);
    if (isApi(url)) return api(request, response);
    if (await discovery?.(request, response)) return;
    // Forms and scripts send to the API; what is sent to a page nobody would read.
    if (request.method !== 'GET' && request.method !== 'HEAD' && !pagesUpgrade) {
      response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain' }).end('Pages only accept GET.\n');
      return;
    }
    const line = badAddress(url);
    if (line !== null) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(`${line}\n`);
      return;
    }
    await answerPages(request, response);
  }

  server.on('upgrade', (request, socket, head) => {
    const { url = '' } = request;
    if (url.startsWith('/socket.io/')) return; // Socket.IO's own listener answers
    // Next proxies upgrades that it doesn't know (CVE-2026-44578), so it only gets its own.
    if (pagesUpgrade && url.startsWith('/_next/')) void pagesUpgrade(request, socket, head);
    // Answered: a proxy takes a process that only hangs up for one that has fallen.
    else turnAway(socket, { status: 404, line: 'No WebSocket endpoint at this path.' });
  });
  server.keepAliveTimeout = keepAliveMs;
  return server;
}
