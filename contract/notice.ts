import { z } from 'zod';

/** What a person can be told of. Each is told once. */
export const noticeKindSchema = z.enum(['outbid', 'lot_reminder', 'lot_won', 'payment_reminder', 'lot_offer']);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** One line of the inbox. */
export const noticeSchema = z.object({
  id: z.string(),
  kind: noticeKindSchema,
  title: z.string(),
  body: z.string(),
  href: z.string(),
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof noticeSchema>;
