import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const shopOpened = noticeForm(
  {
    title: 'The shop has opened',
    about: 'Once, if you asked before it did.',
    action: 'Come in',
  },
  z.object({ pieces: z.int() }),
  ({ pieces }) => ({
    title: 'We’re open',
    body: `${piecesWords(pieces)}You asked for this one email.`,
  }),
);

const piecesWords = (pieces: number): string =>
  pieces === 0 ? '' : pieces === 1 ? 'There’s one piece to see. ' : `There are ${pieces} pieces to see. `;
