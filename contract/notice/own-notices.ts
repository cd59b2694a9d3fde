import { z } from 'zod';
import { noticeSchema } from '#contract/notice/notice.ts';

export const ownNoticesSchema = z.object({ unread: z.int(), items: z.array(noticeSchema) });
export type OwnNotices = z.infer<typeof ownNoticesSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-notices': OwnNotices;
  }
}
