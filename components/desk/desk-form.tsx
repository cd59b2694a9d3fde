'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, type ButtonProps } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import type { Problem } from '#contract/errors.ts';
import { useKeyedCommand } from '../live/use-keyed-command.ts';
import { announce } from '../ui/announce.ts';
import { useHydrated } from '../ui/use-hydrated.ts';

export interface DeskFormProps {
  action: string;
  label: string;
  /** What it is about, where several have one label: heard, not seen. */
  about?: string;
  busy: string;
  done: string;
  kind?: ButtonProps['kind'];
  className?: string;
  onDone?: () => void;
  beside?: ReactNode;
  children?: ReactNode;
}

/** The form is a plain post without JavaScript. What it changed arrives by the page's live views. */
export function DeskForm({
  action,
  label,
  about,
  busy,
  done,
  kind,
  className,
  onDone,
  beside,
  children,
}: DeskFormProps) {
  const { press, pending } = useKeyedCommand(action);
  const hydrated = useHydrated();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    const answer = await press(Object.fromEntries(fields));
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? done : answer.problem.message);
    if (!answer.ok) {
      focusField(form, answer.problem.field);
      return;
    }
    form.reset();
    onDone?.();
  }

  const button = (
    <Button type="submit" kind={kind} small busy={pending && busy}>
      {label}
      {about !== undefined && <span className="sr"> {about}</span>}
    </Button>
  );
  return (
    <form
      method="post"
      action={action}
      className={className}
      // With scripts our own words say what is missing, not the browser’s.
      noValidate={hydrated}
      onSubmit={(event) => void submit(event)}
    >
      {children}
      {beside ? (
        <div className="row">
          {beside}
          {button}
        </div>
      ) : (
        button
      )}
      {problem && (
        <div className="f said">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
    </form>
  );
}

function focusField(form: HTMLFormElement, name: string | undefined): void {
  const field = name ? form.elements.namedItem(name) : null;
  if (field instanceof HTMLElement) field.focus();
}
