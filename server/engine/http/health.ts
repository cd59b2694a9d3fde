import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFull } from '#server/engine/database/away.ts';
import { readRowsWithin } from '#server/engine/database/statement.ts';
import { metrics } from '#server/engine/process/metrics.ts';

function send(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): true {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  return true;
}

function mayReadMetrics(
  request: IncomingMessage,
  { metricsToken, isPrivate }: Pick<HealthOptions, 'metricsToken' | 'isPrivate'>,
): boolean {
  const given = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
  if (metricsToken) {
    const token = Buffer.from(metricsToken);
    return given.length === token.length && timingSafeEqual(given, token);
  }
  // Behind a proxy everyone seems to come from loopback, and not every proxy says that it is one.
  const forwarded = !isPrivate || request.headers['x-forwarded-for'] !== undefined;
  return !forwarded && /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '');
}

/** Polls come every two seconds at least. */
const latePollMs = 5_000;
const timeoutMs = 2_000;

async function noDatabase(sincePollMs: number): Promise<string | null> {
  try {
    await readRowsWithin(timeoutMs)`SELECT 1 FROM change LIMIT 1`;
  } catch {
    return 'the database does not answer';
  }
  if (isFull()) return 'the database has no room to write';
  if (sincePollMs > latePollMs) return 'changes have not been seen for seconds';
  return null;
}

export interface HealthOptions {
  isDraining: () => boolean;
  /** How long ago changes were last looked for, with success. */
  sincePollMs: () => number;
  /** Where there is a Redis. */
  redisAnswers?: (() => boolean) | undefined;
  /** The bearer that may read the metrics. Left out: this machine may, if the app is `isPrivate`. */
  metricsToken?: string | undefined;
  /** It has no public address, and no proxy before it. */
  isPrivate: boolean;
}

/**
 * `/healthz` (the process answers), `/readyz` (the database answers, is migrated and can write, and changes are seen; not while
 * draining) and `/metrics` (Prometheus; the bearer of `metricsToken`, or
 * loopback of an app that is private).
 *
 * @returns whether the request was one of these
 */
export async function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  { isDraining, sincePollMs, redisAnswers, metricsToken, isPrivate }: HealthOptions,
): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/healthz') return send(response, 200, 'alive\n');
  if (path === '/readyz') {
    if (isDraining()) return send(response, 503, 'draining\n');
    const problem = await noDatabase(sincePollMs());
    if (problem) return send(response, 503, `${problem}\n`);
    // Nothing is lost without it, so nobody need be sent elsewhere, where it would be away too.
    return send(response, 200, redisAnswers?.() === false ? 'ready, but Redis does not answer\n' : 'ready\n');
  }
  if (path === '/metrics') {
    if (!mayReadMetrics(request, { metricsToken, isPrivate }))
      return send(response, 403, 'loopback or METRICS_TOKEN only\n');
    return send(response, 200, await metrics().metrics(), metrics().contentType);
  }
  return false;
}
