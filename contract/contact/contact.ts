import { z } from 'zod';
import { emailSchema } from '#contract/session/session.ts';
import { writtenText } from '#contract/value/text.ts';
import { longestAbout, longestMessage } from './limits.ts';

/** `POST /api/contact`: a message to the shop. */
export const contactSchema = z.object({
  name: writtenText(null, 100).default(''),
  email: emailSchema,
  /** An order's number, a piece, a maker: whatever helps to answer. */
  about: writtenText(null, longestAbout).default(''),
  body: writtenText('Write your message.', longestMessage),
});
export type Contact = z.infer<typeof contactSchema>;

/** `POST /api/desk/messages/:id` */
export const answeredMessageSchema = z.object({ answered: z.enum(['yes', 'no']) });

/** A message, at the desk. */
export interface DeskMessage {
  id: string;
  name: string;
  email: string;
  about: string;
  body: string;
  receivedAt: string;
  answeredAt: string | null;
}
