'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import type { Problem } from '#contract/wire/problem.ts';
import { useCommand } from '../../live/use-command.ts';
import { announce } from '../../ui/announce.ts';

const action = '/api/desk/imports';

/** A plain post without JavaScript. The file is checked first: nothing changes until somebody says so. */
export function ImportForm() {
  const router = useRouter();
  const { send, pending } = useCommand<{ id: string }>(action);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const fields = new FormData(form);
    const file = fields.get('file');
    if (file instanceof File) fields.set('fileName', file.name);
    const answer = await send(fields);
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'The file is being checked.' : answer.problem.message);
    if (!answer.ok) return;
    form.reset();
    router.push(`/desk/import?job=${answer.value.id}`);
  }

  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      className="import-form"
      onSubmit={(event) => void submit(event)}
    >
      <input type="hidden" name="dryRun" value="1" />
      <FileField
        id="import-file"
        name="file"
        label="A CSV file with Shopify’s columns"
        choose="Choose a file"
        accept=".csv,text/csv"
        hint="It is checked first. Nothing changes until you start the import."
        error={problem?.message ?? null}
        required
      />
      <div className="cluster">
        <Button type="submit" busy={pending && 'Sending…'}>
          Check the file
        </Button>
        <a className="text-link" href="/api/desk/products.csv" download="products.csv">
          Export all products
        </a>
      </div>
    </form>
  );
}
