import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { longestMessage } from './longest-message.ts';

export const messageAuthorSchema = z.enum(['customer', 'desk']);
export type MessageAuthor = z.infer<typeof messageAuthorSchema>;

/** Topic `order-messages:<public id>`: what customer and shop wrote to each other, oldest first. */
export const orderMessagesSchema = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      author: messageAuthorSchema,
      body: z.string(),
      at: z.iso.datetime(),
      readAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type OrderMessages = z.infer<typeof orderMessagesSchema>;
export type OrderMessage = OrderMessages['messages'][number];

export const writeMessageSchema = z.object({
  body: z
    .string('Write something first.')
    .trim()
    .min(1, 'Write something first.')
    .max(longestMessage, `A message has at most ${longestMessage.toLocaleString('en-GB')} characters.`),
  /** Made once per written message, so that a retry is one. */
  key: text().min(8).max(100),
});
export type WriteMessage = z.infer<typeof writeMessageSchema>;

/** Everything up to this message has been seen. */
export const readMessagesSchema = z.object({ upTo: text().max(100) });

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'order-messages': OrderMessages;
  }
}
