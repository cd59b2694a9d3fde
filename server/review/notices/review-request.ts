import { z } from 'zod';
import { askAfterDays } from '#domain/review/review-request.ts';
import { spanWords } from '#domain/time/span-words.ts';
import { noticeForm } from '#server/notice/words/notice-form.ts';

/** `pieces`: those of the order that can be written about. */
export const reviewRequest = noticeForm(
  {
    title: 'My order can be reviewed',
    about: `Once, ${spanWords(askAfterDays * 86_400_000)} after the delivery.`,
    action: 'Write a review',
  },
  z.object({ number: z.string(), piece: z.string(), pieces: z.int().min(1) }),
  ({ number, piece, pieces }) => ({
    title: pieces === 1 ? `How is your ${piece}?` : `How are the pieces of order ${number}?`,
    body: 'Three quick questions and a sentence help other people choose. We only ask once.',
  }),
);
