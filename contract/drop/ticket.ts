import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import type { Failed } from '#contract/wire/socket.ts';
import type { OwnEntry } from './drop.ts';

/** Asks where one's own ticket stands. */
export const ticketSchema = z.object({ dropId: text().min(1).max(100) });

/** Null: they have none. */
export type TicketReply = { ok: true; entry: OwnEntry | null } | Failed;

declare module '#contract/wire/socket.ts' {
  interface ClientToServer {
    ticket: (payload: z.input<typeof ticketSchema>, ack: (reply: TicketReply) => void) => void;
  }
}
