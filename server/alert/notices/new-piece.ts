import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const newPiece = noticeForm(
  {
    title: 'A maker I asked about has a new piece',
    about: 'When it is in the shop.',
    action: 'See it',
  },
  z.object({ piece: z.string(), maker: z.string() }),
  ({ piece, maker }) => ({
    title: `New from ${maker}: ${piece}`,
    body: 'It’s in the shop now. You asked us to tell you about new pieces by this maker.',
  }),
);
