'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { longestQuestion } from '#contract/question/limits.ts';
import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useKeyedCommand } from '../live/use-keyed-command.ts';
import { announce } from '../ui/announce.ts';
import { Note } from '../ui/note.tsx';

const askedWords = 'We’ve received your question and will let you know. If we publish it, we’ll leave out your name.';

interface AskQuestionProps {
  /** The field `slug`: the piece, or a choice of pieces. */
  children: ReactNode;
}

/** Asks the maker. Whoever is signed in needs no address; a guest's is confirmed by mail first. */
export function AskQuestion({ children }: AskQuestionProps) {
  const signedIn = useView<'my-account'>(topicOf.myAccount)?.data.signedIn ?? false;
  const { press, pending } = useKeyedCommand<{ sent: boolean }>('/api/questions');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = Object.fromEntries(new FormData(form));
    const answer = await press(fields);
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) {
      announce(answer.problem.message);
      const first = answer.problem.errors?.[0]?.field ?? answer.problem.field;
      form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    const words = answer.value.sent
      ? `Check your email: we’ve sent a link to ${fields.email}. Confirm it there.`
      : askedWords;
    setAsked(words);
    announce(words);
  }

  if (asked) return <Note>{asked}</Note>;
  const errorOf = (name: string) =>
    problem?.errors?.find(({ field }) => field === name)?.message ?? (problem?.field === name ? problem.message : null);
  const [bodyError, emailError] = [errorOf('body'), errorOf('email')];
  return (
    <form
      method="post"
      action="/api/questions"
      className="ask-question"
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {children}
      <div className="field">
        <label htmlFor="question-body">Ask the maker</label>
        <textarea
          id="question-body"
          name="body"
          className={bodyError ? 'input input--wrong' : 'input'}
          rows={2}
          required
          maxLength={longestQuestion}
          aria-invalid={bodyError ? true : undefined}
          aria-describedby="question-about"
        />
        {bodyError && <FieldError>{bodyError}</FieldError>}
      </div>
      <div className="ask-question__email">
        {!signedIn && (
          <div className="field">
            <label htmlFor="question-email">Your email</label>
            <input
              id="question-email"
              className={emailError ? 'input input--wrong' : 'input'}
              type="email"
              name="email"
              autoComplete="email"
              aria-invalid={emailError ? true : undefined}
              aria-describedby="question-about"
            />
            {emailError && <FieldError>{emailError}</FieldError>}
          </div>
        )}
        <Button type="submit" kind="secondary" busy={pending && 'Asking…'}>
          Ask
        </Button>
      </div>
      {problem && !bodyError && !emailError && (
        <div className="field">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
      <p className="small muted" id="question-about">
        Question and answer will appear on the piece’s page, without your name. We’ll send you the answer once
        {signedIn ? '.' : ', and then delete your address.'}
      </p>
    </form>
  );
}
