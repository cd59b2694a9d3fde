import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { confirmIn } from './ask-question.ts';
import { readQuestionKey } from './question-link.ts';
import { withdrawQuestion } from './withdraw-question.ts';

/** What the page behind a mail's link shows. It has no address: whoever has the link may have been sent it. */
export interface LinkedQuestion {
  state: 'unconfirmed' | 'waiting' | 'shown' | 'refused';
  body: string;
  answer: string | null;
  reason: string | null;
  piece: string;
  href: string;
}

const linkEnded: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask again on the piece’s page.',
};

/** @returns null for a key that is not ours, and for a question that is gone */
export async function readQuestionByLink(key: string): Promise<LinkedQuestion | null> {
  const id = readQuestionKey(key);
  if (id === null) return null;
  const row = await database().question.findUnique({
    where: { id },
    select: { state: true, body: true, answer: true, reason: true, product: { select: { title: true, slug: true } } },
  });
  if (!row) return null;
  const { state, product, ...words } = row;
  return {
    ...words,
    state: state as LinkedQuestion['state'],
    piece: product.title,
    href: `/products/${product.slug}#questions`,
  };
}

/** Confirms or withdraws it. Safe to repeat. Refuses `link_ended`. */
export async function actByLink(key: string, act: 'confirm' | 'withdraw'): Promise<Decision<{ done: true }, Problem>> {
  const id = readQuestionKey(key);
  if (id === null) return refuse(linkEnded);
  if (act === 'withdraw') {
    await withdrawQuestion(id, null);
    return accept({ done: true });
  }
  return transaction(async (tx) => {
    if ((await tx.question.count({ where: { id } })) === 0) return refuse(linkEnded);
    await confirmIn(tx, id);
    return accept({ done: true as const });
  });
}
