'use client';

import { Suspense, useState } from 'react';
import { latePart } from '#components/ui/late-part.ts';
import { AskForm } from './ask-form.tsx';
import { useOwnAlert } from './use-alerts.ts';

const Told = latePart(() => import('./told.tsx').then(({ Told }) => Told));

type TellMeProps = { kind: 'price_drop'; sku: string } | { kind: 'new_piece'; maker: string };

/** A line to open where the answer may wait: of a price that falls, or of a maker's new pieces. */
export function TellMe(subject: TellMeProps) {
  const [open, setOpen] = useState(false);
  // Watched once somebody looks: most never do.
  const own = useOwnAlert(subject, open);
  const label = subject.kind === 'price_drop' ? 'Tell me if it costs less' : 'Tell me about new pieces';
  return (
    <details className="alert-tell small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {own ? (
        <Suspense>
          <Told alert={own} />
        </Suspense>
      ) : (
        <AskForm
          subject={subject}
          label={
            subject.kind === 'price_drop'
              ? 'Tell me once, when the price falls'
              : `Tell me about new pieces by ${subject.maker}`
          }
          action="Tell me"
          kind="secondary"
          hint={
            subject.kind === 'price_drop'
              ? 'Then we delete your request.'
              : 'At most one email an hour, until you stop it.'
          }
        />
      )}
    </details>
  );
}
