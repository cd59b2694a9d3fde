import type { DecideQuestion } from '#contract/question/question.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { unsubscribeUrl } from '#server/mail/unsubscribe-link.ts';
import { notify } from '#server/notice/notify.ts';
import type { NoticeContent } from '#server/notice/words/notice-form.ts';
import { notFound } from '#server/web/problem.ts';
import { questionUrl } from './question-link.ts';

interface Row {
  id: string;
  personId: string | null;
  email: string | null;
  body: string;
  state: string;
  version: number;
  piece: string;
  slug: string;
}

/**
 * Shows a question with its answer, or refuses it with a reason; whoever asked is told once of each. What is shown
 * already may be answered anew, or taken off. Refuses `text_changed` if it isn't what was read.
 * @param by as `stockActor` names who is at the desk
 * @throws AccessProblem `not_found`
 */
export async function decideQuestion(
  id: string,
  decided: DecideQuestion,
  by: string | null,
): Promise<Decision<{ id: string; version: number }, Problem>> {
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT question.id, person_id AS "personId", email, body, state, question.version, title AS piece, slug
      FROM question JOIN product ON product.id = product_id
      WHERE question.id = ${id} AND state <> 'unconfirmed' FOR UPDATE OF question`;
    if (!row) throw notFound('question');
    if (row.version !== decided.seenVersion) return refuse(changedMeanwhile(row.version));
    const show = decided.decision === 'show';
    await tx.$executeRaw`
      UPDATE question SET state = ${show ? 'shown' : 'refused'}, answer = ${show ? decided.answer : null},
        reason = ${show ? null : decided.reason}, decided_by = ${by}, email = NULL,
        -- An answer that is put right keeps its day.
        decided_at = CASE WHEN state = 'shown' AND ${show} THEN decided_at ELSE clock_timestamp() END
      WHERE id = ${id}`;
    await tell(tx, row, decided);
    return accept({ id, version: row.version + 1 });
  });
}

async function tell(tx: Tx, { id, personId, email, body, piece, slug }: Row, decided: DecideQuestion): Promise<void> {
  if (personId === null) return;
  const about = { piece, question: body };
  const content: NoticeContent = {
    kind: 'question_answered',
    facts:
      decided.decision === 'show'
        ? { outcome: 'shown', ...about, answer: decided.answer }
        : { outcome: 'refused', ...about, reason: decided.reason },
  };
  await notify(tx, {
    ...content,
    personId,
    key: `question_answered:${id}:${decided.decision}`,
    href: `/products/${slug}#questions`,
    ...(email && { to: { email, link: questionUrl(id), off: unsubscribeUrl(personId, 'question_answered') } }),
  });
}

export const changedMeanwhile = (version: number): Problem => ({
  code: 'text_changed',
  message: 'This has changed since you opened it. Read it again before you decide.',
  version,
});
