import type { CommandPayload } from '#contract/socket.ts';
import type { CommandName, CommandReply } from '#contract/wire/socket.ts';
import type { TopicKind } from '#contract/wire/views.ts';
import type { Actor } from '#server/session/actor.ts';

/**
 * What can be done over a socket, as its subject declares it; the gateway knows none by name. The payload is checked by its
 * schema in `contract/socket.ts`, and how much a socket may send of anything by its budget, before any of this.
 */
export interface SocketCommand<E extends CommandName = CommandName> {
  /** Who may. @throws AccessProblem for whoever may not */
  access(actor: Actor): void;
  /** The kinds of topics whose views its answer carries: a client that can't read one of them is refused. */
  carries: readonly TopicKind[];
  /** Resolves after the commit; limits of its own are the command's, which has other doors too. @throws AccessProblem */
  run(actor: Actor, payload: CommandPayload<E>): Promise<CommandReply<E>>;
}

/** The command may or may not have had its effect: no answer would be true. */
export class OutcomeUnknown extends Error {}

export type SocketCommands = { [E in CommandName]: SocketCommand<E> };
