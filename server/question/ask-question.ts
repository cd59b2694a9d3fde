import { mostOpenQuestions } from '#contract/question/limits.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { notFound } from '#server/web/problem.ts';

export interface Asker {
  personId: string;
  /** Where they are told who have no account. */
  email: string | null;
  /** False: the address is somebody's word, and nobody reads the question before they have confirmed it. */
  confirmed: boolean;
}

export interface Asked {
  id: string;
  /** The piece's title. */
  piece: string;
}

const tooMany: Problem = {
  code: 'question_limit',
  message: `You have ${mostOpenQuestions} questions that wait for an answer. Ask again once one is answered.`,
};

/**
 * Notes a question to a piece's maker. The same words again, while they wait, are the same question.
 * Refuses `question_limit`.
 * @throws AccessProblem `not_found` for a piece that isn't published
 */
export const askQuestion = (
  asker: Asker,
  question: { slug: string; body: string },
): Promise<Decision<Asked, Problem>> => transaction((tx) => askIn(tx, asker, question));

/** The same in a transaction of the caller's. Locks the person, so that their open questions are counted one by one. */
export async function askIn(
  tx: Tx,
  { personId, email, confirmed }: Asker,
  { slug, body }: { slug: string; body: string },
): Promise<Decision<Asked, Problem>> {
  const product = await tx.product.findUnique({ where: { slug }, select: { id: true, title: true, status: true } });
  if (product?.status !== 'published') throw notFound('piece');
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
  const open = await tx.question.findMany({
    where: { personId, state: { in: ['unconfirmed', 'waiting'] } },
    select: { id: true, productId: true, body: true, state: true },
  });
  const known = open.find((one) => one.productId === product.id && one.body === body);
  if (known) {
    if (known.state === 'unconfirmed' && confirmed) await confirmIn(tx, known.id);
    return accept({ id: known.id, piece: product.title });
  }
  if (open.length >= mostOpenQuestions) return refuse(tooMany);
  const id = newId();
  const state = confirmed ? 'waiting' : 'unconfirmed';
  await tx.question.create({ data: { id, productId: product.id, personId, email, body, state } });
  return accept({ id, piece: product.title });
}

/** From now on the desk sees it. */
export async function confirmIn(tx: Tx, id: string): Promise<void> {
  await tx.question.updateMany({ where: { id, state: 'unconfirmed' }, data: { state: 'waiting' } });
}
