'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useIsOutdated, useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import type { BuyState } from '#domain/stock/buy-state.ts';
import { Note } from '../ui/note.tsx';

interface BuyNoticesProps {
  variant: VariantView;
  state: BuyState;
  priceAtFirst: number;
}

export function BuyNotices({ variant, state, priceAtFirst }: BuyNoticesProps) {
  const staleSince = useStaleSince();
  const outdated = useIsOutdated();
  const { amount, currency } = variant.price;
  return (
    <>
      {amount !== priceAtFirst && state.kind !== 'sold_out' && (
        <Note tone="live">
          <b className="b">
            Now {formatMoney(amount, currency)}, was {formatMoney(priceAtFirst, currency)}.
          </b>{' '}
          The price changed while you were on this page.{' '}
          {amount < priceAtFirst ? 'Your bag uses the new price.' : 'Your bag asks you before you pay more.'}
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
          <b className="b">It’s no longer held for you.</b>{' '}
          {state.again
            ? 'It’s still in your bag, and still here. You can hold it again, or buy it from your bag.'
            : 'Someone else has it now.'}
        </Note>
      )}
      {state.kind === 'in_bags' && !variant.line && <Wait until={variant.nextReleaseAt} />}
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
    return 'What comes back meanwhile shows once we’re connected again.';
  return 'You can still add to bag; we check before we hold it.';
}

function Wait({ until }: { until: string | null }) {
  const now = useServerNow(10_000);
  const minutes = until && now !== null ? Math.max(1, Math.ceil((Date.parse(until) - now) / 60_000)) : null;
  return (
    <div className="wait">
      <p className="small mute">
        {minutes !== null && `The first may come back in about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`}
        {minutes === null && until && (
          <>
            The first may come back before <Moment at={until} />.
          </>
        )}
      </p>
      <p className="small mute needs-script">
        This page changes by itself the moment one does. First to add it gets it.
      </p>
    </div>
  );
}
