import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const lotWithdrawn = noticeForm(z.object({ lot: z.string(), reason: z.string() }), ({ lot, reason }) => ({
  title: `${lot} has been withdrawn`,
  body: `We withdrew this lot before it closed. All bids are void, so you have nothing to pay. The reason: ${reason}`,
}));
