'use client';

import { type FormEvent, useRef } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/button.tsx';

interface AskHouseProps {
  action: string;
  label: string;
  /** Said once the house has it. */
  asked: string;
  onAsked?: () => void;
}

/** Asks the house for something by one press. A plain form without JavaScript. */
export function AskHouse({ action, label, asked, onAsked }: AskHouseProps) {
  const { send, pending } = useCommand(action);
  // One key until there is an answer: a retry after a lost answer is the same command.
  const key = useRef<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    key.current ??= crypto.randomUUID();
    const answer = await send({}, key.current);
    if (answer.ok || answer.problem.code !== 'unavailable') key.current = null;
    announce(answer.ok ? asked : answer.problem.message);
    if (answer.ok) onAsked?.();
  };
  return (
    <form method="post" action={action} onSubmit={(event) => void submit(event)}>
      <Button type="submit" kind="secondary" className="rebid" busy={pending && 'Asking'}>
        {label}
      </Button>
    </form>
  );
}
