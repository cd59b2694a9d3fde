import { Server as NetServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { GuardedServer } from './front-door.ts';

/** A command may wait for another service for some seconds, and a busy machine makes them longer. */
export const finishMs = 15_000;

export interface CloseOptions {
  /** Milliseconds after which running answers are cut off. */
  finishMs?: number;
  /** Kept connections are closed once nobody has asked over any of them for this many milliseconds. */
  quietMs?: number;
  /** They are closed after this many milliseconds, however many ask. */
  mostQuietMs?: number;
}

/**
 * Stops listening, lets running answers finish, then closes. Requests that have arrived but were not read yet are
 * answered too. Connections that are kept open stay so for a moment: a proxy sends over those that it has until a new
 * one is refused, and what it sends over one that is just being closed is lost.
 *
 * @returns once the port is closed; `closed` once all connections are, those of sockets too
 */
export async function closeHttp(
  server: GuardedServer,
  { finishMs: cutMs = finishMs, quietMs = 300, mostQuietMs = 2_000 }: CloseOptions = {},
): Promise<{ closed: Promise<void> }> {
  await calmTurn();
  // An HTTP server's own `close` would end the idle connections at once.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  const startedAt = performance.now();
  let askedAt = startedAt;
  server.prependListener('request', (_request, response) => {
    askedAt = performance.now();
    response.shouldKeepAlive = false;
  });
  const idle = setInterval(() => {
    const now = performance.now();
    if (now - askedAt < quietMs && now - startedAt < mostQuietMs) return;
    // After this turn's requests have been read. An answer counts as given before it is sent.
    setImmediate(() => {
      if (!server.hasUnsent) server.closeIdleConnections();
    });
  }, 50);
  const timer = setTimeout(() => server.closeAllConnections(), cutMs);
  const ended = closed.then(() => {
    clearInterval(idle);
    clearTimeout(timer);
  });
  return { closed: ended };
}

const calmMs = 0.5;
const mostTurns = 200;

/**
 * Waits for a turn of the event loop in which little was done: whoever connected after the loop last looked is cut off
 * by closing the port. What waits is accepted in one turn and read in the next.
 */
async function calmTurn(): Promise<void> {
  for (let turns = 0; turns < mostTurns; turns++) {
    const startedAt = performance.now();
    await turn();
    if (turns >= 3 && performance.now() - startedAt < calmMs) return;
  }
}
