import type { z } from 'zod';
import type { CommandName, CommandReply } from '#contract/wire/socket.ts';
import type { TopicKind, View } from '#contract/wire/views.ts';
import type { Actor } from './people.ts';

export interface ChangedViews {
  /** The view of a topic that the command has changed: of this version or a newer one. */
  atLeast<K extends TopicKind>(kind: K, id: string, version: number): Promise<View<K>>;
}

/**
 * What can be done over a socket, as its subject declares it; the gateway knows none by name. How much a socket may send
 * of anything is limited by its budget, and the payload checked by its schema, before any of this.
 */
export interface SocketCommand<E extends CommandName = CommandName, S extends z.ZodType = z.ZodType> {
  schema: S;
  /** Who may. @throws AccessProblem for whoever may not */
  access(actor: Actor): void;
  /** The kinds of topics whose views its answer carries: a client that can't read one of them is refused. */
  carries: readonly TopicKind[];
  /** Resolves after the commit; limits of its own are the command's, which has other doors too. @throws AccessProblem */
  run(actor: Actor, payload: z.output<S>, views: ChangedViews): Promise<CommandReply<E>>;
}

/** The command may or may not have had its effect: no answer would be true. */
export class OutcomeUnknown extends Error {}

export type SocketCommands = { [E in CommandName]: SocketCommand<E> };
