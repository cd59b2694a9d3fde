import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const orderAddress = noticeForm(
  {
    title: 'Where my order goes changes',
    about: 'When we change its delivery address for you.',
    action: 'Open the order',
    always: 'Always sent, so that nobody can send your order elsewhere without your knowing.',
  },
  /** `lines`: the address as the post of its country writes it. */
  z.object({ number: z.string(), lines: z.array(z.string()) }),
  ({ number, lines }) => ({
    title: `The delivery address of order ${number} has changed`,
    body: `It now goes to:\n${lines.join('\n')}\nIf that’s wrong, write to us from the order page before it is packed.`,
  }),
);
