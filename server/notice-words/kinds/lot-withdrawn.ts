import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

export const lotWithdrawn = noticeForm(z.object({ lot: z.string(), reason: z.string() }), ({ lot, reason }) => ({
  title: `${lot} has been withdrawn`,
  body: `The house withdrew the lot before it closed. All bids on it are void, and you pay nothing. The house says: ${reason}`,
}));
