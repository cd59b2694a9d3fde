'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { TickIcon, WarningIcon } from '#components/ui/icons.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DropProof } from '#contract/drop/drop.ts';
import type { DrawCheckName } from '#domain/drop/verify-draw.ts';
import { useDrawCheck } from './use-draw-check.ts';

const checkWords: Record<DrawCheckName, [right: string, wrong: string]> = {
  seal: ['The number fits its seal.', 'The number doesn’t fit its seal.'],
  number: [
    'The public number is the round that was announced, signed by drand.',
    'The public number isn’t the round that was announced, or drand didn’t sign it.',
  ],
  tickets: ['The tickets are those that were closed.', 'The tickets aren’t those that were closed.'],
  order: ['The order follows from both.', 'The order doesn’t follow from them.'],
};

export function CheckDraw({ slug }: { slug: string }) {
  const { check, again } = useDrawCheck(slug);
  if (check.step === 'checking') return <p className="muted">Checking the draw…</p>;
  if (check.step === 'impossible') {
    return (
      <Note tone="attention">
        {check.why === 'no_hash'
          ? 'Your browser can’t compute SHA-256 here because the page wasn’t loaded over https. Check the numbers with your own code.'
          : 'The numbers didn’t load. Reload the page to try again.'}
      </Note>
    );
  }
  const { verdict, proof, at } = check;
  return (
    <>
      <div className="proof-checked" role="status">
        {verdict.ok ? <TickIcon /> : <WarningIcon />}
        <div>
          <b className="medium" data-testid="draw-verdict">
            {verdict.ok ? 'The draw holds.' : 'The draw does not hold.'}
          </b>{' '}
          <span className="small muted">
            Checked in this browser at <Moment at={at} show="seconds" />. {grouped(proof.entries.length)} tickets
            sorted, {grouped(verdict.differences)} differences.
          </span>
          <ul className="small">
            {verdict.checks.map(({ name, ok }) => (
              <li key={name} data-ok={ok}>
                {checkWords[name][ok ? 0 : 1]}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <FindTicket proof={proof} />
      <div className="cluster cluster--wrapping">
        <Button onClick={again}>Check again</Button>
        <Button kind="quiet" onClick={() => download(slug, proof)}>
          Download the tickets
        </Button>
      </div>
    </>
  );
}

function FindTicket({ proof }: { proof: DropProof }) {
  const [found, setFound] = useState<string | null>(null);
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('ticket')).trim().toUpperCase();
    const entry = proof.entries.find(({ id }) => id === code);
    setFound(entry ? `Ticket ${code} is number ${grouped(entry.place)}.` : `Ticket ${code} isn’t in the draw.`);
  };
  return (
    <form className="proof-find" onSubmit={find}>
      <Field label="Find a ticket" name="ticket" maxLength={20} autoComplete="off" required />
      <Button type="submit" kind="secondary">
        Find it
      </Button>
      <p className="small tabular" aria-live="polite">
        {found}
      </p>
    </form>
  );
}

/** Made here: what is downloaded is what was checked. */
function download(slug: string, proof: DropProof): void {
  const file = new Blob([JSON.stringify(proof, null, 1)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${slug}-draw.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
