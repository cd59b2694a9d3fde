'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { Problem } from '#contract/wire/problem.ts';
import { useLive } from '../live/live-provider.tsx';

export interface FormProblem {
  message: string | null;
  fields: Readonly<Record<string, string>>;
}

const noAnswer = 'The shop did not answer. Try again.';

/** Sends a session form in place. No idempotency key: that would keep a digest of the password. */
export function useSessionForm(before: FormProblem) {
  const router = useRouter();
  const { connection } = useLive();
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState(before);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const action = submitter?.getAttribute('formaction') ?? form.action;
    setSending(action);
    try {
      const response = await fetch(action, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(Object.fromEntries(new FormData(form))),
      });
      if (response.ok) {
        const { next } = (await response.json()) as { next: string };
        connection.reconnect();
        router.replace(next);
        router.refresh();
        return;
      }
      setProblem(toFormProblem((await response.json()) as Problem));
      form.querySelector<HTMLElement>('input:not([type=hidden], [readonly]), button[type=submit]')?.focus();
    } catch {
      setProblem({ message: noAnswer, fields: {} });
    }
    setSending(null);
  };
  return { submit, pending: sending !== null, sending, problem };
}

function toFormProblem({ errors, field, message }: Problem): FormProblem {
  if (errors && errors.length > 0) {
    return { message: null, fields: Object.fromEntries(errors.map((error) => [error.field, error.message])) };
  }
  return field ? { message: null, fields: { [field]: message } } : { message, fields: {} };
}
