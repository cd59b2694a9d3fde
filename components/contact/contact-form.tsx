'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Field, FieldError } from '#components/ui/form/field.tsx';
import { longestAbout, longestMessage } from '#contract/contact/limits.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useKeyedCommand } from '../live/use-keyed-command.ts';
import { announce } from '../ui/announce.ts';
import { Note } from '../ui/note.tsx';

const sentWords = 'Thank you. Your message is with us, and we’ll answer by email.';

interface ContactFormProps {
  /** It came back sent, without JavaScript. */
  sent: boolean;
  /** What it came back with otherwise. */
  problem: string | null;
}

/** A message to the shop: a plain form, sent in place where there is JavaScript. */
export function ContactForm({ sent, problem: returned }: ContactFormProps) {
  const { press, pending } = useKeyedCommand('/api/contact');
  const [problem, setProblem] = useState<Pick<Problem, 'message' | 'field' | 'errors'> | null>(
    returned === null ? null : { message: returned },
  );
  const [done, setDone] = useState(sent);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const answer = await press(Object.fromEntries(new FormData(form)));
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem);
    setDone(answer.ok);
    announce(answer.ok ? sentWords : answer.problem.message);
    if (answer.ok) return;
    const first = answer.problem.errors?.[0]?.field ?? answer.problem.field;
    form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  if (done) return <Note>{sentWords}</Note>;
  const errorOf = (name: string) =>
    problem?.errors?.find(({ field }) => field === name)?.message ?? (problem?.field === name ? problem.message : null);
  const bodyError = errorOf('body');
  return (
    <form method="post" action="/api/contact" className="contact__form" onSubmit={(event) => void submit(event)}>
      {problem && !problem.field && !problem.errors && (
        <Note tone="attention" role="alert">
          {problem.message}
        </Note>
      )}
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        error={errorOf('email')}
      />
      <Field label="Name (optional)" name="name" autoComplete="name" maxLength={100} error={errorOf('name')} />
      <Field
        label="What is it about? (optional)"
        name="about"
        maxLength={longestAbout}
        hint="A piece, a maker or an order number."
        error={errorOf('about')}
      />
      <div className="field">
        <label htmlFor="contact-body">Message</label>
        <textarea
          id="contact-body"
          name="body"
          className={bodyError ? 'input input--wrong' : 'input'}
          rows={6}
          required
          maxLength={longestMessage}
          aria-invalid={bodyError ? true : undefined}
          aria-describedby={bodyError ? 'contact-body-about' : undefined}
        />
        {bodyError && <FieldError id="contact-body-about">{bodyError}</FieldError>}
      </div>
      <div className="cluster">
        <Button type="submit" busy={pending && 'Sending…'}>
          Send message
        </Button>
        <span className="small muted">
          We use it to answer you, and for nothing else.{' '}
          <a className="text-link" href="/pages/privacy">
            Privacy
          </a>
        </span>
      </div>
    </form>
  );
}
