'use client';

import { type FormEvent, type ReactNode, useId } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import type { AskForAlert } from '#contract/alert/alert.ts';
import { topicOf } from '#contract/topics.ts';
import { Note } from '../ui/note.tsx';
import { useAsk } from './use-alerts.ts';
import './alert.css';

type Subject =
  | { kind: 'back_in_stock' | 'price_drop'; sku: string }
  | { kind: 'new_piece'; maker: string }
  | { kind: 'piece_fits'; list: string }
  | { kind: 'opening' };

interface AskFormProps {
  subject: Subject;
  label: string;
  /** What the button says. */
  action: string;
  hint: ReactNode;
  kind?: 'secondary';
}

/** Asks to be told. Whoever is signed in needs no address; a guest's is confirmed by mail first. */
export function AskForm({ subject, label, action, hint, kind }: AskFormProps) {
  const id = useId();
  const signedIn = useView<'my-account'>(topicOf.myAccount)?.data.signedIn ?? false;
  const { ask, pending, asked, problem } = useAsk();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as unknown as AskForAlert;
    void ask(fields);
  };
  if (asked.state === 'sent') {
    return (
      <Note>
        <b className="bold">Check your email.</b> We’ve sent a link to {asked.to}. Open it to confirm your alert.
      </Note>
    );
  }
  const wrong = problem?.field === 'email' || problem?.errors?.some(({ field }) => field === 'email');
  return (
    <form id={subject.kind} method="post" action="/api/alerts" onSubmit={submit} className="field" noValidate>
      {Object.entries(subject).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {signedIn ? <span className="medium">{label}</span> : <label htmlFor={id}>{label}</label>}
      <div className="alert-ask">
        {!signedIn && (
          <input
            id={id}
            className={wrong ? 'input input--wrong' : 'input'}
            type="email"
            name="email"
            required
            autoComplete="email"
            placeholder="Your email"
            aria-invalid={wrong || undefined}
            aria-describedby={`${id}-about`}
          />
        )}
        <Button type="submit" kind={kind} wide={signedIn} busy={pending && 'Asking…'}>
          {action}
        </Button>
      </div>
      {problem ? (
        <FieldError id={`${id}-about`}>{problem.errors?.[0]?.message ?? problem.message}</FieldError>
      ) : (
        <span className="field__hint" id={`${id}-about`}>
          {hint}
        </span>
      )}
    </form>
  );
}
