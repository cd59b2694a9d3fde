'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import type { ReturnView } from '#contract/return/return.ts';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';

export function WithdrawReturn({ publicId, back }: { publicId: string; back: ReturnView }) {
  const action = `/api/orders/${publicId}/returns/${back.id}/withdraw`;
  const { send, pending } = useCommand(action);
  const [problem, setProblem] = useState<string | null>(null);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const answer = await send({});
    setProblem(answer.ok ? null : answer.problem.message);
    announce(answer.ok ? `Return ${back.number} is withdrawn.` : answer.problem.message);
  }
  return (
    <form method="post" action={action} onSubmit={(event) => void submit(event)}>
      <Button type="submit" kind="quiet" small busy={pending && 'Withdrawing…'}>
        Withdraw this return
      </Button>
      {problem && <FieldError>{problem}</FieldError>}
    </form>
  );
}
