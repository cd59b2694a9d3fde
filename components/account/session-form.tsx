'use client';

import { Button } from '../ui/button.tsx';
import { Field, type FieldProps } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { type FormProblem, useSessionForm } from './use-session-form.ts';

interface SessionFormProps {
  action: string;
  /** The button: what it says, and while it works. */
  label: string;
  busy: string;
  fields: FieldProps[];
  /** Where to go afterwards. */
  next: string;
  /** What a form sent without JavaScript came back with. */
  problem: FormProblem;
}

/** Sign in or register: a plain form, sent in place where there is JavaScript. */
export function SessionForm({ action, label, busy, fields, next, problem: before }: SessionFormProps) {
  const { submit, pending, problem } = useSessionForm(before);
  return (
    <form method="post" action={action} onSubmit={submit} className="session-form" noValidate>
      {problem.message && (
        <Note tone="attention" role="alert">
          {problem.message}
        </Note>
      )}
      {fields.map((field) => (
        <Field key={field.name} required {...field} error={problem.fields[field.name]} />
      ))}
      <input type="hidden" name="next" value={next} />
      <Button type="submit" wide busy={pending && busy}>
        {label}
      </Button>
    </form>
  );
}
