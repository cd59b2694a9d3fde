'use client';

import type { FormEvent } from 'react';
import { useKeyedCommand } from '#components/live/use-keyed-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';

interface AskHouseProps {
  action: string;
  label: string;
  /** Said once the house has it. */
  asked: string;
  onAsked?: () => void;
}

export function AskHouse({ action, label, asked, onAsked }: AskHouseProps) {
  const { press, pending } = useKeyedCommand(action);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await press({});
    if (!answer) return;
    announce(answer.ok ? asked : answer.problem.message);
    if (answer.ok) onAsked?.();
  };
  return (
    <form method="post" action={action} onSubmit={(event) => void submit(event)}>
      <Button type="submit" kind="secondary" className="bid-again" busy={pending && 'Asking…'}>
        {label}
      </Button>
    </form>
  );
}
