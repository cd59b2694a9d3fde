'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import type { ImportView } from '#contract/catalogue/import/product-import.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useKeyedCommand } from '../../live/use-keyed-command.ts';
import { announce } from '../../ui/announce.ts';

/** Imports the file that was checked. It is an import of its own, which the page then shows. */
export function StartImport({ job: { id, created, updated, refused } }: { job: ImportView }) {
  const router = useRouter();
  const action = `/api/desk/imports/${id}/start`;
  const { press, pending } = useKeyedCommand<{ id: string }>(action);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = created + updated;
  if (wanted === 0) return <p className="muted">Nothing to import: no new or changed pieces.</p>;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await press({});
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'The import has started.' : answer.problem.message);
    if (answer.ok) router.push(`/desk/import?job=${answer.value.id}`);
  }

  return (
    <form method="post" action={action} onSubmit={(event) => void submit(event)}>
      <Button type="submit" busy={pending && 'Starting…'}>
        {`Import ${counted(wanted, 'piece')}${refused > 0 ? `, leave out ${grouped(refused)}` : ''}`}
      </Button>
      {problem && <FieldError>{problem.message}</FieldError>}
    </form>
  );
}
