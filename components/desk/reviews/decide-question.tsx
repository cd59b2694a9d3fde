'use client';

import { longestAnswer } from '#contract/question/limits.ts';
import type { DeskQuestion } from '#contract/review/review.ts';
import { DeskForm } from '../desk-form.tsx';
import { Refusal } from './refusal.tsx';

export function DecideQuestion({ question }: { question: DeskQuestion }) {
  const { id, version, state, piece } = question;
  const action = `/api/desk/questions/${id}`;
  return (
    <div className="waiting-list__decide">
      {state === 'shown' ? (
        <details>
          <summary>Change the answer</summary>
          <AnswerForm question={question} action={action} />
        </details>
      ) : (
        <AnswerForm question={question} action={action} />
      )}
      {state !== 'refused' && (
        <Refusal
          id={id}
          version={version}
          action={action}
          opener={state === 'shown' ? 'Take it off the page' : 'Don’t show it'}
          label="Reason, or a private answer (shown to the person who asked)"
          done={`The question about ${piece} is on no page.`}
        />
      )}
    </div>
  );
}

function AnswerForm({
  question: { id, version, answer, maker, piece },
  action,
}: {
  question: DeskQuestion;
  action: string;
}) {
  const field = `answer-${id}`;
  return (
    <DeskForm
      action={action}
      label="Answer and show"
      busy="Publishing…"
      done={`The question about ${piece} is answered.`}
    >
      <input type="hidden" name="decision" value="show" />
      <input type="hidden" name="seenVersion" value={version} />
      <div className="field">
        <label htmlFor={field}>{maker ? `Answer, shown as ${maker}’s` : 'Answer (public)'}</label>
        <textarea
          id={field}
          name="answer"
          className="input"
          rows={3}
          required
          maxLength={longestAnswer}
          defaultValue={answer ?? ''}
        />
      </div>
    </DeskForm>
  );
}
