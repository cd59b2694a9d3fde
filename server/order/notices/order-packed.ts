import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const orderPacked = noticeForm(
  {
    title: 'My order is packed',
    about: 'When it is ready for the carrier.',
    action: 'Open the order',
  },
  z.object({
    number: z.string(),
    /** Where it is collected; absent: a carrier brings it. */
    collectAt: z.string().optional(),
  }),
  ({ number, collectAt }) => ({
    title: collectAt === undefined ? `Order ${number} is packed` : `Order ${number} is ready to collect`,
    body: collectAt === undefined ? 'It is ready for the carrier to collect.' : `It waits for you at ${collectAt}.`,
  }),
);
