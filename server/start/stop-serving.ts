import { setTimeout as wait } from 'node:timers/promises';
import { closeHttp } from '#server/engine/http/close-http.ts';
import type { GuardedServer } from '#server/engine/http/front-door.ts';
import type { LiveEngine } from '#server/engine/live/live-engine.ts';

/** How long a socket's peer may take to agree to its end. */
const farewellMs = 1_000;

export interface Serving {
  http: GuardedServer;
  live: LiveEngine;
  /** Milliseconds between `/readyz` saying that this process leaves and its port being closed. */
  drainMs: number;
  /** Ends the processes that only help this one. */
  endHelpers?(): void;
  /** Takes up no more due work. @returns once what was taken up is done */
  stopDueWork?(): Promise<unknown>;
}

/**
 * Ends what a process serves, in the order in which nobody loses anything. `isDraining` of its HTTP server must say
 * yes from before: whoever asks `/readyz` learns it while the port is open, and no socket is taken any more.
 *
 * @returns once every answer is given, every socket is closed and every change of this process is published
 */
export async function stopServing({ http, live, drainMs, endHelpers, stopDueWork }: Serving): Promise<void> {
  await wait(drainMs);
  endHelpers?.();
  // The port closes first: pages that are sent away must not come back to this process.
  const { closed } = await closeHttp(http);
  // Nothing is taken up any more that would keep the database from whoever waits for an answer.
  const worked = stopDueWork?.();
  await live.drain('The shop is restarting.');
  const silent = setTimeout(() => http.endUpgraded(), farewellMs);
  await closed;
  clearTimeout(silent);
  await worked;
  await live.stop();
}
