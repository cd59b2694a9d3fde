import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const orderPacked = noticeForm(z.object({ number: z.string() }), ({ number }) => ({
  title: `Order ${number} is packed`,
  body: 'It is ready for the carrier to collect.',
}));
