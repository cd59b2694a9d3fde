'use client';

import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnAlert } from '#contract/alert/alert.ts';
import { useStop } from './use-alerts.ts';

/** What somebody asked to be told of already. */
export function Told({ alert: { id, kind, maker, seen } }: { alert: OwnAlert }) {
  const { stop, pending } = useStop();
  return (
    <p>
      {kind === 'price_drop' && seen
        ? `We’ll tell you once it costs less than ${formatMoney(seen.amount, seen.currency)}.`
        : `We’ll tell you about new pieces by ${maker}.`}{' '}
      <button type="button" className="text-button text-link" disabled={pending} onClick={() => void stop(id)}>
        Stop
      </button>
    </p>
  );
}
