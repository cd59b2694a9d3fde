import {
  type AskQuestion,
  askQuestionSchema,
  decideQuestionSchema,
  questionLinkSchema,
  withdrawQuestionSchema,
} from '#contract/question/question.ts';
import { publicQuestionSchema } from '#contract/review/review.ts';
import { pageOfSchema, pageQuerySchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { publishedProduct } from '#server/catalogue/published-product.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { withDeskReviews } from '#server/review/desk-reviews-view.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import type { Outcome } from '#server/web/answer.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { readCursor } from '#server/web/shown-cursor.ts';
import { askAsGuest } from './ask-as-guest.ts';
import { askQuestion } from './ask-question.ts';
import { decideQuestion } from './decide-question.ts';
import { questionLimits } from './limits.ts';
import { actByLink } from './question-by-link.ts';
import { readShownQuestions } from './shown-questions.ts';
import { withdrawQuestion } from './withdraw-question.ts';

async function ask(actor: Actor, body: AskQuestion, address: string): Promise<Outcome<{ sent: boolean }>> {
  if (actor.kind === 'person' && !actor.guest) {
    const { personId } = requireAccount(actor);
    await takeFrom(questionLimits.questionsPerPerson, personId);
    const asked = await askQuestion({ personId, email: null, confirmed: true }, body);
    return asked.ok ? accept({ sent: false }) : asked;
  }
  const { email } = body;
  if (!email) {
    throw new AccessProblem('invalid', 'Enter the email address to use.', { field: 'email' });
  }
  const asked = await askAsGuest({ ...body, email }, address);
  return asked.ok ? accept({ sent: true }) : asked;
}

export const questionRoutes: readonly Route[] = [
  /** Of somebody who is signed in the desk hears at once; a guest's address is asked first. */
  route.post('/questions', {
    access: 'anyone',
    body: askQuestionSchema,
    run: ({ actor, body, headers }) => ask(actor, body, headers.get(addressHeader) ?? ''),
    goTo: ({ sent }) => `/questions?sent=${sent ? 'mail' : 'desk'}`,
  }),

  /** What the page behind a mail's link does, by whoever has it. */
  route.post('/questions/link', {
    access: 'anyone',
    body: questionLinkSchema,
    run: ({ body: { key, act } }) => actByLink(key, act),
    goTo: (_, { body: { key, act } }) =>
      act === 'withdraw' ? '/questions?sent=withdrawn' : `/questions?key=${encodeURIComponent(key)}`,
  }),

  route.post('/account/questions/withdraw', {
    access: 'account',
    body: withdrawQuestionSchema,
    async run({ actor, body }) {
      if (!(await withdrawQuestion(body.id, requireAccount(actor).personId))) throw notFound('question');
      return accept({ done: true });
    },
    goTo: () => '/account/questions',
  }),

  route.post('/desk/questions/:id', {
    access: { desk: 'review:decide' },
    body: decideQuestionSchema,
    run: async ({ actor, params, body }) => withDeskReviews(await decideQuestion(params.id, body, stockActor(actor))),
    goTo: () => '/desk/reviews',
  }),

  publicRoute.get('/v1/products/:slug/questions', {
    summary: 'List the questions about a product that were answered, the newest first',
    access: 'anyone',
    query: pageQuerySchema,
    answer: pageOfSchema(publicQuestionSchema),
    async run({ params, query }) {
      const { id } = await publishedProduct(params.slug);
      return accept(await readShownQuestions(id, { limit: query.limit, after: readCursor(query.cursor) }));
    },
  }),
];
