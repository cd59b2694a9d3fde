'use client';

import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, type ButtonProps } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import type { Problem } from '#contract/wire/problem.ts';
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
  const [wrong, setWrong] = useState<HTMLElement | null>(null);
  const words = useId();
  useMarked(wrong, words);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    const answer = await press(Object.fromEntries(fields));
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? done : answer.problem.message);
    const field = answer.ok ? null : fieldNamed(form, answer.problem.field);
    setWrong(field);
    if (!answer.ok) {
      field?.focus();
      return;
    }
    form.reset();
    onDone?.();
  }

  const button = (
    <Button type="submit" kind={kind} small busy={pending && busy}>
      {label}
      {about !== undefined && <span className="visually-hidden"> {about}</span>}
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
        <div className="cluster">
          {beside}
          {button}
        </div>
      ) : (
        button
      )}
      {problem && <Said place={wrong?.closest('.field')} id={words} words={problem.message} />}
    </form>
  );
}

function fieldNamed(form: HTMLFormElement, name: string | undefined): HTMLElement | null {
  const field = name ? form.elements.namedItem(name) : null;
  return field instanceof HTMLElement ? field : null;
}

/** Below the field that it is about; else below the form. */
function Said({ place, id, words }: { place: Element | null | undefined; id: string; words: string }) {
  const said = <FieldError id={id}>{words}</FieldError>;
  return place ? createPortal(said, place) : <div className="field desk__problem">{said}</div>;
}

/** Marks a field as wrong, until it is right or another is. @param about what says why */
function useMarked(field: HTMLElement | null, about: string): void {
  useEffect(() => {
    if (!field) return;
    const before = field.getAttribute('aria-describedby');
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', about);
    return () => {
      field.removeAttribute('aria-invalid');
      if (before === null) field.removeAttribute('aria-describedby');
      else field.setAttribute('aria-describedby', before);
    };
  }, [field, about]);
}
