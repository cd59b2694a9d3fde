import type { z } from 'zod';
import type { Failed } from '#contract/wire/socket.ts';
import type { View } from '#contract/wire/views.ts';
import type { BidAccepted, placeBidSchema } from './auction.ts';

export type BidReply = ({ ok: true; view: View<'auction'> } & BidAccepted) | Failed;

declare module '#contract/wire/socket.ts' {
  interface ClientToServer {
    bid: (payload: z.input<typeof placeBidSchema>, ack: (reply: BidReply) => void) => void;
  }
}
