'use client';

import { Suspense } from 'react';
import { useIsOutdated, useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { latePart } from '#components/ui/late-part.ts';
import { Note } from '#components/ui/note.tsx';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import type { BuyState } from '#domain/stock/buy-state.ts';

/** Most pieces have one that is free. */
const WhenBack = latePart(() => import('./when-back.tsx').then(({ WhenBack }) => WhenBack));

interface BuyNoticesProps {
  variant: VariantView;
  state: BuyState;
  priceAtFirst: number;
  /** It goes to those whose turn it is. */
  inDrop: boolean;
}

export function BuyNotices({ variant, state, priceAtFirst, inDrop }: BuyNoticesProps) {
  const staleSince = useStaleSince();
  const outdated = useIsOutdated();
  const { amount, currency } = variant.price;
  return (
    <>
      {amount !== priceAtFirst && state.kind !== 'sold_out' && (
        <Note tone="live">
          {/* A sentence is one text: a price may change twice a second, and each text is a box to lay out. */}
          <b className="bold">{`Now ${formatMoney(amount, currency)}, was ${formatMoney(priceAtFirst, currency)}.`}</b>
          {` The price changed while you were on this page. ${amount < priceAtFirst ? 'Your bag uses the new price.' : 'You’ll be asked before you pay more.'}`}
        </Note>
      )}
      {staleSince !== null && (
        <Note tone="attention">
          {outdated ? 'This page is out of date.' : 'We’ve lost the live connection.'} Stock and price are as of{' '}
          <Moment at={new Date(staleSince).toISOString()} />. <StaleWords state={state} />
        </Note>
      )}
      {state.kind === 'hold_ended' && (
        <Note>
          <b className="bold">It’s no longer held for you.</b>{' '}
          {state.again
            ? 'It’s still in your bag, and still here. You can hold it again, or buy it from your bag.'
            : 'Someone else has it now.'}
        </Note>
      )}
      {state.kind === 'in_bags' && !variant.line && (
        <Suspense>
          <WhenBack until={variant.nextReleaseAt} inDrop={inDrop} />
        </Suspense>
      )}
    </>
  );
}

function StaleWords({ state }: { state: BuyState }) {
  if (state.kind === 'held') return 'What you hold stays held.';
  if (state.kind === 'offered') {
    return (
      <>
        Your offer still ends at <Moment at={state.until} /> by our clock; this neither shortens nor extends it.
      </>
    );
  }
  if (state.kind === 'in_bags' || state.kind === 'sold_out')
    return 'If any come back, you’ll see them when you reconnect.';
  return 'You can still add to bag; we check before we hold it.';
}
