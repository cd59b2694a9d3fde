'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useKeyedCommand } from '#components/live/use-keyed-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { Problem } from '#contract/wire/problem.ts';

export interface EditFormProps {
  action: string;
  label: string;
  busy: string;
  done: string;
  /** Where to go once it is done; without, this page is read again. */
  goTo?: (slug: string) => string;
  /** Fields of it that say themselves what is wrong with them. */
  fields: readonly string[];
  children: (errorOf: (field: string) => string | null) => ReactNode;
}

/**
 * A form that keeps what was typed, whatever the answer is. Without JavaScript it is a plain post, and after a refusal only a
 * route with `keepsTyped` fills it again: a long text has no room in a cookie.
 */
export function EditForm({ action, label, busy, done, goTo, fields, children }: EditFormProps) {
  const { press, pending } = useKeyedCommand<{ slug: string }>(action);
  const router = useRouter();
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState(false);
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    const answer = await press(Object.fromEntries(typed));
    if (!answer) return;
    setSaved(answer.ok);
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? done : answer.problem.message);
    if (answer.ok) {
      if (goTo) location.assign(goTo(answer.value.slug));
      else router.refresh();
      return;
    }
    // Sent again, it is meant over what somebody else has saved.
    const seen = form.current?.elements.namedItem('seen');
    if (seen instanceof HTMLInputElement && typeof answer.problem.seen === 'string') seen.value = answer.problem.seen;
    const wrong = form.current?.elements.namedItem(answer.problem.field ?? '');
    if (wrong instanceof HTMLElement) wrong.focus();
  }

  return (
    <form
      ref={form}
      method="post"
      action={action}
      className="piece-editor__form"
      noValidate={hydrated}
      onSubmit={(event) => void submit(event)}
      onChange={() => setSaved(false)}
    >
      {children(errorOf)}
      <div className="cluster">
        <Button type="submit" busy={pending && busy}>
          {label}
        </Button>
        {saved && (
          <span className="small muted" role="status">
            {done}
          </span>
        )}
      </div>
      {problem && !fields.includes(problem.field ?? '') && (
        <div className="field desk__problem" role="alert">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
    </form>
  );
}
