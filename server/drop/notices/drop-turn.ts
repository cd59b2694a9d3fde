import { z } from 'zod';
import { momentInWords } from '#server/notice/words/amounts-and-moments.ts';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const dropTurn = noticeForm(
  {
    title: 'It’s my turn in a drop',
    about: 'Only if you don’t have the shop open.',
    action: 'Come in',
  },
  z.object({ drop: z.string(), until: z.iso.datetime() }),
  ({ drop, until }) => ({
    title: `It’s your turn: ${drop}`,
    body: `The door is open for you until ${momentInWords(until)}. After that you can take a place at the end.`,
  }),
);
