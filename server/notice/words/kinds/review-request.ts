import { z } from 'zod';
import { noticeForm } from '../notice-form.ts';

/** `pieces`: those of the order that can be written about. */
export const reviewRequest = noticeForm(
  z.object({ number: z.string(), piece: z.string(), pieces: z.int().min(1) }),
  ({ number, piece, pieces }) => ({
    title: pieces === 1 ? `How is your ${piece}?` : `How are the pieces of order ${number}?`,
    body: 'Three quick questions and a sentence help other people choose. We only ask once.',
  }),
);
