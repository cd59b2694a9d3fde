import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const orderMessage = noticeForm(
  z.object({
    number: z.string(),
    message: z.string(),
  }),
  ({ number, message }) => ({ title: `We wrote to you about order ${number}`, body: message }),
);
