import { ticketSchema } from '#contract/drop/ticket.ts';
import type { SocketCommand } from '#server/engine/live/socket-command.ts';
import { requireAccount } from '#server/session/actor.ts';
import { readOwnEntry } from './own-entry.ts';

/** Over the socket because thousands ask at one moment, when the order is known: their session is proven already. */
export const ticketCommand: SocketCommand<'ticket', typeof ticketSchema> = {
  schema: ticketSchema,
  access: requireAccount,
  carries: [],
  run: async (actor, { dropId }) => ({
    ok: true,
    entry: await readOwnEntry({ dropId, personId: requireAccount(actor).personId }),
  }),
};
