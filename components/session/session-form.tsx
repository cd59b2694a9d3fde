'use client';

import { Button } from '#components/ui/form/button.tsx';
import { Field, type FieldProps } from '#components/ui/form/field.tsx';
import { PasswordField } from '#components/ui/form/password-field.tsx';
import { Note } from '../ui/note.tsx';
import { type FormProblem, useSessionForm } from './use-session-form.ts';

interface SessionFormProps {
  action: string;
  label: string;
  busy: string;
  /** For a form that isn't the page's first. */
  kind?: 'secondary' | 'danger';
  fields: FieldProps[];
  /** Another way on with the same fields, below the first. */
  instead?: { action: string; label: string; busy: string };
  next?: string;
  sent?: Readonly<Record<string, string>>;
  /** What a form sent without JavaScript came back with. */
  problem: FormProblem;
}

/** A form of somebody's session or account: a plain one, sent in place where there is JavaScript. */
export function SessionForm({
  action,
  label,
  busy,
  kind,
  fields,
  instead,
  next,
  sent,
  problem: before,
}: SessionFormProps) {
  const { submit, pending, sending, problem } = useSessionForm(before);
  return (
    <form method="post" action={action} onSubmit={submit} className="session__form" noValidate>
      {problem.message && (
        <Note tone="attention" role="alert">
          {problem.message}
        </Note>
      )}
      {fields.map((field) => {
        const Kind = field.type === 'password' ? PasswordField : Field;
        return <Kind key={field.name} required {...field} error={problem.fields[field.name] ?? null} />;
      })}
      {Object.entries({ ...sent, ...(next === undefined ? {} : { next }) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" kind={kind ?? 'primary'} wide busy={pending && sending !== instead?.action && busy}>
        {label}
      </Button>
      {instead && (
        <Button
          type="submit"
          kind="secondary"
          wide
          formAction={instead.action}
          busy={sending === instead.action && instead.busy}
        >
          {instead.label}
        </Button>
      )}
    </form>
  );
}
