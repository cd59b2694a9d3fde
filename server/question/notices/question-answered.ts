import { z } from 'zod';
import { type NoticeWords, noticeForm } from '#server/notice/words/notice-form.ts';

const factsSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('shown'), piece: z.string(), question: z.string(), answer: z.string() }),
  /** It is on no page; with why, or the answer to them alone. */
  z.object({ outcome: z.literal('refused'), piece: z.string(), question: z.string(), reason: z.string() }),
]);

export const questionAnswered = noticeForm(
  {
    title: 'My question about a piece is answered',
    about: 'With the answer.',
    action: 'See the answer',
  },
  factsSchema,
  (facts): NoticeWords => {
    const { piece, question } = facts;
    const asked = `You asked: ${question}`;
    if (facts.outcome === 'shown') {
      return { title: `Your question about ${piece} is answered`, body: `${asked}\n${facts.answer}` };
    }
    return { title: `About your question on ${piece}`, body: `${asked}\n${facts.reason}` };
  },
);
