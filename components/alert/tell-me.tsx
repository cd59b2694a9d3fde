'use client';

import { useState } from 'react';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnAlert } from '#contract/catalogue/alert.ts';
import { AskForm } from './ask-form.tsx';
import { useOwnAlert, useStop } from './use-alerts.ts';

type TellMeProps = { kind: 'price_drop'; sku: string } | { kind: 'new_piece'; maker: string };

/** A line to open where the answer may wait: of a price that falls, or of a maker's new pieces. */
export function TellMe(subject: TellMeProps) {
  const [open, setOpen] = useState(false);
  // Watched once somebody looks: most never do.
  const own = useOwnAlert(subject, open);
  const label = subject.kind === 'price_drop' ? 'Tell me if it costs less' : 'Tell me of new pieces';
  return (
    <details className="tell small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {own ? (
        <Told alert={own} />
      ) : (
        <AskForm
          subject={subject}
          label={
            subject.kind === 'price_drop'
              ? 'Tell me once, when the price falls'
              : `Tell me of new pieces by ${subject.maker}`
          }
          action="Tell me"
          kind="secondary"
          hint={
            subject.kind === 'price_drop'
              ? 'Then we forget that you asked.'
              : 'At most one email an hour, until you stop it.'
          }
        />
      )}
    </details>
  );
}

function Told({ alert: { id, kind, maker, seen } }: { alert: OwnAlert }) {
  const { stop, pending } = useStop();
  return (
    <p>
      {kind === 'price_drop' && seen
        ? `We’ll tell you once it costs less than ${formatMoney(seen.amount, seen.currency)}.`
        : `We’ll tell you of new pieces by ${maker}.`}{' '}
      <button type="button" className="lnk link" disabled={pending} onClick={() => void stop(id)}>
        Stop
      </button>
    </p>
  );
}
