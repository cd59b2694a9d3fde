'use client';

import { type FormEvent, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { longestMessage } from '#contract/order/longest-message.ts';

export function MessageForm({ action, formKey, label }: { action: string; formKey: string; label: string }) {
  const { send, pending } = useCommand(action);
  const [problem, setProblem] = useState<string | null>(null);
  // One key until the message has arrived: a retry after a lost answer is the same message.
  const [key, setKey] = useState(formKey);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const answer = await send({ body: new FormData(form).get('body'), key }, key);
    setProblem(answer.ok ? null : (answer.problem.errors?.[0]?.message ?? answer.problem.message));
    announce(answer.ok ? 'Your message is sent.' : answer.problem.message);
    if (answer.ok || answer.problem.code !== 'unavailable') setKey(crypto.randomUUID());
    if (!answer.ok) return;
    form.reset();
  }

  return (
    <form method="post" action={action} onSubmit={(event) => void submit(event)}>
      <input type="hidden" name="key" value={key} />
      <div className="field">
        <label htmlFor="message-body">{label}</label>
        <textarea
          id="message-body"
          name="body"
          className="input"
          required
          maxLength={longestMessage}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'message-problem' : undefined}
        />
        {problem && <FieldError id="message-problem">{problem}</FieldError>}
      </div>
      <Button type="submit" kind="secondary" small busy={pending && 'Sending…'}>
        Send
      </Button>
    </form>
  );
}
