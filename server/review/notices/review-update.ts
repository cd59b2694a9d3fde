import { z } from 'zod';
import { type NoticeWords, noticeForm } from '#server/notice/words/notice-form.ts';

const factsSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('shown'), piece: z.string() }),
  /** With why, as the desk wrote it. */
  z.object({ outcome: z.literal('refused'), piece: z.string(), reason: z.string() }),
]);

export const reviewUpdate = noticeForm(
  {
    title: 'My review was read',
    about: 'When it is on the piece’s page, or why it isn’t.',
    action: 'See your review',
  },
  factsSchema,
  (facts): NoticeWords => {
    const { piece } = facts;
    if (facts.outcome === 'shown') {
      return { title: `Your review of ${piece} is on its page`, body: 'Thank you. You can take it off at any time.' };
    }
    return {
      title: `Your review of ${piece} is not on its page`,
      body: `${facts.reason}\nYou can write a new one.`,
    };
  },
);
