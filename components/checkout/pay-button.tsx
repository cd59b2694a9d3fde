'use client';

import { useIsOutdated, useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { Payable } from '../payment/payable.ts';

export const checkoutFormId = 'checkout-form';

interface PayButtonProps {
  payable: Payable;
  busy: boolean;
  /** The total isn’t that of the form yet. */
  working: boolean;
  wide?: boolean;
}

/** What has to be answered before anything is paid. */
const blocked = {
  rise: {
    words: 'Choose first',
    why: 'A price rose. Keep the piece at its new price or remove it; then you can pay.',
  },
  place: { words: 'Choose another country', why: 'We can’t send these pieces there. Change the country to pay.' },
};

function payWords({ toPayAmount, totals, currency }: Payable): string {
  if (toPayAmount > 0) return `Pay ${formatMoney(toPayAmount, currency)}`;
  return totals.totalAmount > 0 ? 'Pay with your gift card' : 'Place the order, nothing to pay';
}

export function PayButton({ payable, busy, working, wide = false }: PayButtonProps) {
  // A page that is out of date may pay: the shop refuses a total that is no longer so, and the form stays filled in.
  const outdated = useIsOutdated();
  const stale = useStaleSince() !== null && !outdated;
  const wait = payable.wait === null ? null : blocked[payable.wait];
  return (
    <>
      <Button
        type="submit"
        form={checkoutFormId}
        wide={wide}
        className="pay-button tabular"
        busy={busy && 'Paying…'}
        disabled={stale || wait !== null || working}
      >
        {wait?.words ?? (working ? 'Working out the total' : payWords(payable))}
      </Button>
      {wait && wide && (
        <p className="small checkout-page__terms" role="alert">
          {wait.why}
        </p>
      )}
      {stale && wide && (
        <p className="small checkout-page__terms">You can pay once you’re back online. Nothing is lost.</p>
      )}
    </>
  );
}
