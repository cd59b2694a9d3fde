import { z } from 'zod';
import { longestAnswer, longestQuestion, longestReason } from '#contract/question/limits.ts';
import { emailSchema } from '#contract/session/session.ts';
import { text, writtenText } from '#contract/value/text.ts';

const emptyIsNone = (value: unknown) => (value === '' ? undefined : value);

/** `POST /api/questions`. A guest says where to write. */
export const askQuestionSchema = z.object({
  slug: text().min(1).max(200),
  body: writtenText('Write your question.', longestQuestion),
  email: z.preprocess(emptyIsNone, emailSchema.optional()),
});
export type AskQuestion = z.output<typeof askQuestionSchema>;

/** `POST /api/questions/link`: what the page behind a mail's link does. */
export const questionLinkSchema = z.object({ key: text().min(1).max(300), act: z.enum(['confirm', 'withdraw']) });

/** `POST /api/account/questions/withdraw` */
export const withdrawQuestionSchema = z.object({ id: text().min(1).max(100) });

const seenVersion = z.coerce.number().int().min(1);

/** `POST /api/desk/questions/<id>`. `seenVersion`: what was read is what is answered. */
export const decideQuestionSchema = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('show'),
    answer: writtenText('Write the answer. Everybody reads it.', longestAnswer),
    seenVersion,
  }),
  z.object({
    decision: z.literal('refuse'),
    reason: writtenText('Say why, or answer here. The person who asked will see this.', longestReason),
    seenVersion,
  }),
]);
export type DecideQuestion = z.output<typeof decideQuestionSchema>;
