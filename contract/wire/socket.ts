import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { maxTopicsPerWatch } from './limits.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { longestTopic } from './topic.ts';
import type { SentView, View } from './views.ts';

export const watchSchema = z.object({
  topics: z
    .array(z.object({ topic: text().max(longestTopic), version: z.int().min(0).optional() }))
    .min(1)
    .max(maxTopicsPerWatch),
});
export const unwatchSchema = z.object({ topics: z.array(text().max(longestTopic)).min(1).max(maxTopicsPerWatch) });

export type Failed = { ok: false; error: Problem };
export type WatchReply =
  | { ok: true; now: string; views: View[]; denied: { topic: string; code: ProblemCode }[] }
  | Failed;
export type UnwatchReply = { ok: true } | Failed;

/** Every event from a client is acknowledged. The contract of each subject adds its commands here, by `declare module`. */
export interface ClientToServer {
  watch: (payload: z.input<typeof watchSchema>, ack: (reply: WatchReply) => void) => void;
  unwatch: (payload: z.input<typeof unwatchSchema>, ack: (reply: UnwatchReply) => void) => void;
}

export type CommandName = Exclude<keyof ClientToServer, 'watch' | 'unwatch'>;
export type CommandReply<E extends CommandName> = Parameters<Parameters<ClientToServer[E]>[1]>[0];

export interface Handshake {
  /** An API key of a client without a browser. */
  token?: string;
  /** A random name of the browser, which opens nothing: two tabs count as one visitor. */
  browser?: string;
  /** The version of the protocol that it was made for. A client that leaves it out gets everything as it is. */
  protocol?: number;
  /**
   * The epoch of the history that its views are of: the page's `data-history`, or what `history` said last. Left out:
   * the versions that it says are taken as they are.
   */
  history?: string | undefined;
}

export interface ServerToClient {
  view: (view: SentView) => void;
  /** Sent before anything else to a client of another version: what the server speaks. */
  protocol: (message: { version: number }) => void;
  /**
   * Sent before any view to a client of another history: a backup was restored, and versions count anew. What it holds is
   * of the history before and is to be let go of; this connection's answers are whole.
   */
  history: (message: { epoch: string }) => void;
  trace: () => void;
  /** The server is draining: reconnect after a spread delay. */
  goodbye: (message: { reason: string; retryAfterMs: number }) => void;
}
