'use client';

import type { Lot } from '#contract/auction.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../live/use-view.ts';
import { formatMoney } from '../ui/format-money.ts';
import { stepWords } from './lot-words.ts';

interface LotTermsProps {
  lot: Lot;
  initial: View<'auction'>;
  shippingAmount: number;
}

/** What it costs, by which steps it climbs, whose clock counts, and how many look on. */
export function LotTerms({ lot, initial, shippingAmount }: LotTermsProps) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const watching = useView<'viewers'>(topicOf.viewers(initial.topic))?.data.count ?? 0;
  const over = view.state === 'closed';
  return (
    <>
      <dl className="dl lex num">
        <dt>You pay</dt>
        <dd>The winning bid and {formatMoney(shippingAmount, view.currency)} delivery. No buyer’s fee</dd>
        <dt>Step</dt>
        <dd>{stepWords(lot, view.currentAmount, view.currency)}</dd>
        <dt>Clock</dt>
        <dd>Our server’s time, never your device’s</dd>
      </dl>
      {!over && (
        <p className="small lex">
          <a className="link tolcal" href={`/auctions/${lot.slug}/calendar.ics`}>
            Put the close in your calendar
          </a>
        </p>
      )}
      <p className="small mute num lex">
        {watching > 1 ? `${watching} watching` : 'You are the only one watching'}
        {view.paddleCount > 0 && `, ${view.paddleCount} ${over ? 'bid' : 'bidding'}`}
      </p>
    </>
  );
}
