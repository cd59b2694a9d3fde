import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const orderMessage = noticeForm(
  {
    title: 'The shop writes to me about an order',
    about: 'By email only if you don’t have the shop open.',
    action: 'Answer',
  },
  z.object({
    number: z.string(),
    message: z.string(),
  }),
  ({ number, message }) => ({ title: `We wrote to you about order ${number}`, body: message }),
);
