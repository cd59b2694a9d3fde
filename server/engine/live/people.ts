import type { IncomingMessage } from 'node:http';
import type { Problem } from '#contract/wire/problem.ts';
import type { TopicKind } from '#contract/wire/views.ts';

/** Whom the app tells apart: it adds `actor`, by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: the engine itself knows nobody.
export interface Known {}

/** Whoever is asking, as the app proved them. */
export type Actor = Known extends { actor: infer Proven } ? Proven : unknown;

/** Who wants to watch. The app adds what else its topics ask about, by `declare module`. */
export interface Watcher {
  actor: Actor;
}

/** Names what lets somebody in until it ends, such as a session. */
export type Ground = string;

/** Topics that begin so tell that the ground whose name follows has ended, or lets in to less. */
export const endedPrefix = 'ended-';

/** What the engine asks the app about whoever opens a socket. */
export interface People {
  /** Proves who opens a socket, from its headers and from what it says. @throws AccessProblem `signed_out` for a key that isn't valid */
  identify(headers: IncomingMessage['headers'], auth: Record<string, unknown>): Promise<Watcher>;
  /** Somebody of whom nothing is known. */
  nobody: Watcher;
  /** What lets them in until it ends; null: nothing that could end. */
  groundOf(actor: Actor): Ground | null;
  /** Returns those that have not ended. */
  livingGrounds(grounds: readonly Ground[]): Promise<ReadonlySet<Ground>>;
  /** Whether their ground may go on with less: after a gap they prove themselves again. */
  mayLoseRights(actor: Actor): boolean;
  /** Their own name, for counting people rather than tabs; null: they are counted by their browser. */
  personOf(actor: Actor): string | null;
  /** Whether they look at pages, and may be asked how long a view takes to its pixels. */
  hasPages(actor: Actor): boolean;
  /** A socket of theirs has opened. @returns is called once that socket closes */
  connected(actor: Actor): (() => void) | null;
}

/** For an app whose topics are everybody's. */
export const everybody: People = {
  identify: async () => everybody.nobody,
  nobody: { actor: null } as unknown as Watcher,
  groundOf: () => null,
  livingGrounds: async () => new Set(),
  mayLoseRights: () => false,
  personOf: () => null,
  hasPages: () => true,
  connected: () => null,
};

/** Keeps some people waiting outside, such as until an opening. */
export interface Doorkeeper {
  /** @param kind of the topic that they want to watch; null: they give a command @returns why they have to wait, if so */
  refuses(actor: Actor, kind: TopicKind | null): Promise<Problem | null>;
}
