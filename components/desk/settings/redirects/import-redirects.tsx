'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import type { ImportedRedirects } from '#contract/redirect/redirect.ts';
import type { Problem } from '#contract/wire/problem.ts';

const action = '/api/desk/redirects/import';
const mostNamed = 50;

export function ImportRedirects() {
  const router = useRouter();
  const { send, pending } = useCommand<ImportedRedirects>(action);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [imported, setImported] = useState<ImportedRedirects | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const answer = await send(new FormData(form));
    setProblem(answer.ok ? null : answer.problem);
    setImported(answer.ok ? answer.value : null);
    announce(answer.ok ? wordsOf(answer.value) : answer.problem.message);
    if (!answer.ok) return;
    form.reset();
    router.refresh();
  }

  return (
    <section className="desk__apart" aria-labelledby="redirects-file">
      <h2 className="heading-small" id="redirects-file">
        From a file
      </h2>
      <form
        method="post"
        action={action}
        encType="multipart/form-data"
        className="shop-form"
        onSubmit={(event) => void submit(event)}
      >
        <FileField
          id="redirects-csv"
          name="file"
          label="CSV file"
          choose="Choose a file"
          accept=".csv,text/csv"
          hint="With the columns “Redirect from” and “Redirect to”, as Shopify exports them. Rows that lead to other sites are left out."
          error={problem?.message ?? null}
          required
        />
        <Button type="submit" kind="secondary" busy={pending && 'Sending…'}>
          Import redirects
        </Button>
      </form>
      {imported && (
        <>
          <p className="desk__quiet">{wordsOf(imported)}</p>
          <ul className="journal__plain">
            {imported.refused.slice(0, mostNamed).map(({ line, why }) => (
              <li key={line} className="small">
                Line {line}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const wordsOf = ({ added, changed, same, refused }: ImportedRedirects): string =>
  `${counted(added, 'redirect')} added, ${changed} changed, ${same} unchanged, ${counted(refused.length, 'row')} left out.`;
