import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const newPiece = noticeForm(z.object({ piece: z.string(), maker: z.string() }), ({ piece, maker }) => ({
  title: `New from ${maker}: ${piece}`,
  body: 'It’s in the shop now. You asked us to tell you about new pieces by this maker.',
}));
