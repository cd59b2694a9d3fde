import type { z } from 'zod';
import { placeBidSchema } from './auction/auction.ts';
import { ticketSchema } from './drop/ticket.ts';
import { type ClientToServer, unwatchSchema, watchSchema } from './wire/socket.ts';

/** What a client may send over its socket, by the event's name. A new command is added here, and to `ClientToServer` by its subject. */
export const clientEvents = {
  watch: watchSchema,
  unwatch: unwatchSchema,
  bid: placeBidSchema,
  ticket: ticketSchema,
} satisfies Record<keyof ClientToServer, z.ZodType>;
