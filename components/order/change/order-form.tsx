'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useKeyedCommand } from '#components/live/use-keyed-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button, type ButtonProps } from '#components/ui/form/button.tsx';
import { filledIn } from '#components/ui/form/form-values.ts';
import { Note } from '#components/ui/note.tsx';
import type { Problem } from '#contract/wire/problem.ts';

export interface OrderFormProps<T> {
  action: string;
  label: string;
  busy: string;
  done: string;
  kind?: ButtonProps['kind'];
  onDone?: (answer: T) => void;
  children?: (errors: Readonly<Record<string, string>>) => ReactNode;
}

/** A form of the customer's on their order: its refusal is said on the spot, its effect comes live. */
export function OrderForm<T>({ action, label, busy, done, kind, onDone, children }: OrderFormProps<T>) {
  const { press, pending } = useKeyedCommand<T>(action);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const answer = await press(filledIn(form));
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? done : answer.problem.message);
    if (!answer.ok) {
      form.querySelector<HTMLElement>(`[name="${answer.problem.field}"]`)?.focus();
      return;
    }
    form.querySelectorAll<HTMLInputElement>('[name=code],[name=password]').forEach((field) => {
      field.value = '';
    });
    onDone?.(answer.value);
  }

  const errors = errorsIn(problem);
  return (
    <form method="post" action={action} className="order-form" noValidate onSubmit={(event) => void submit(event)}>
      {children?.(errors)}
      {problem && Object.keys(errors).length === 0 && (
        <Note tone="attention" role="alert">
          {problem.message}
        </Note>
      )}
      <Button type="submit" kind={kind} small busy={pending && busy}>
        {label}
      </Button>
    </form>
  );
}

function errorsIn(problem: Problem | null): Record<string, string> {
  if (!problem) return {};
  if (problem.errors) return Object.fromEntries(problem.errors.map(({ field, message }) => [field, message]));
  return problem.field ? { [problem.field]: problem.message } : {};
}
