'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Problem } from '#contract/errors.ts';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { useHydrated } from '../ui/use-hydrated.ts';

export interface DeskFormProps {
  /** The route that takes the form, with and without JavaScript. */
  action: string;
  /** What the button says, what it says while it works, and what is said aloud when it is done. */
  label: string;
  busy: string;
  done: string;
  kind?: ButtonProps['kind'];
  className?: string;
  onDone?: () => void;
  beside?: ReactNode;
  children?: ReactNode;
}

/**
 * A form of the desk: a plain post without JavaScript, and with it a command whose refusal is said on
 * the spot. What it changed arrives by the page's live views.
 */
export function DeskForm({ action, label, busy, done, kind, className, onDone, beside, children }: DeskFormProps) {
  const { send, pending } = useCommand(action);
  const hydrated = useHydrated();
  const [problem, setProblem] = useState<Problem | null>(null);
  // One key until there is an answer: a retry after a lost answer is the same command.
  const key = useRef<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    key.current ??= crypto.randomUUID();
    const answer = await send(Object.fromEntries(fields), key.current);
    if (answer.ok || answer.problem.code !== 'unavailable') key.current = null;
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
