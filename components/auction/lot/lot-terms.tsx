'use client';

import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { useView } from '#components/live/view/use-view.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { stepWords } from './lot-words.ts';
import { usePart } from './use-part.ts';
import { WatchButton } from './watch-button.tsx';

/** They need the script anyway. */
const loadSettings = () =>
  import('#components/auction/alerts/alert-settings.tsx').then(({ AlertSettings }) => AlertSettings);

interface LotTermsProps {
  lot: Lot;
  initial: View<'auction'>;
  charges: LotCharges;
}

export function LotTerms({ lot, initial, charges }: LotTermsProps) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const watching = useView<'viewers'>(topicOf.viewers(initial.topic))?.data.count ?? null;
  const over = view.state === 'closed';
  const Settings = usePart(loadSettings, !over, false);
  return (
    <>
      <dl className="dl lex num">
        <dt>You pay</dt>
        <dd>{payWords(view, charges)}</dd>
        {view.format === 'english' && (
          <>
            <dt>Step</dt>
            <dd>{stepWords(lot, view.currentAmount, view.currency)}</dd>
          </>
        )}
        <dt>Clock</dt>
        <dd>Our server’s time, never your device’s</dd>
      </dl>
      <div className="between lex">
        <p className="small mute num">
          {[
            lookingWords(watching),
            view.paddleCount > 0 && (view.paddleCount === 1 ? '1 bidder' : `${view.paddleCount} bidders`),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {!over && <WatchButton lot={lot} />}
      </div>
      {!over && Settings && <Settings auctionId={lot.id} />}
      {!over && (
        <p className="small lex">
          <a className="link tolcal" href={`/auctions/${lot.slug}/calendar.ics`}>
            Put the close in your calendar
          </a>
        </p>
      )}
    </>
  );
}

function lookingWords(count: number | null): string {
  if (count === null) return '';
  return count > 1 ? `${count} looking now` : 'You are the only one looking';
}

const whatIsPaid: Record<AuctionView['format'], string> = {
  english: 'The winning bid',
  dutch: 'The price you take it at',
  sealed_first_price: 'The winning bid',
  sealed_second_price: 'The second highest bid',
};

function payWords({ format, premiumBasisPoints, currency }: AuctionView, { shippingAmount, vat }: LotCharges): string {
  const delivery = `${formatMoney(shippingAmount, currency)} delivery`;
  const words =
    premiumBasisPoints > 0
      ? `${whatIsPaid[format]}, ${formatPercent(premiumBasisPoints)} buyer’s premium on it and ${delivery}`
      : `${whatIsPaid[format]} and ${delivery}. No buyer’s fee`;
  return vat ? `${words}. VAT ${vat}` : words;
}
