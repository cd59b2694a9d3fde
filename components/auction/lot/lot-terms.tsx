'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { rises } from '#domain/auction/format.ts';
import { stepWords } from './lot-words.ts';
import { usePart } from './use-part.ts';
import { WatchButton } from './watch-button.tsx';

/** They need the script anyway. */
const loadSettings = () =>
  import('#components/auction/alerts/alert-settings.tsx').then(({ AlertSettings }) => AlertSettings);

interface LotTermsProps {
  lot: Lot;
  initial: View<'auction'>;
}

export function LotTerms({ lot, initial }: LotTermsProps) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const watching = useView<'viewers'>(topicOf.viewers(initial.topic))?.data.count ?? null;
  const over = view.state === 'closed';
  const Settings = usePart(loadSettings, !over, false);
  return (
    <>
      {rises(view.format) && !over && (
        <dl className="fact-list lot-details tabular">
          <dt>Step</dt>
          <dd>{stepWords(lot, view.currentAmount, view.currency)}</dd>
        </dl>
      )}
      <div className="between lot-details">
        <p className="small muted tabular">
          {[
            !over && lookingWords(watching),
            view.paddleCount > 0 && (view.paddleCount === 1 ? '1 bidder' : `${view.paddleCount} bidders`),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {!over && <WatchButton lot={lot} />}
      </div>
      {!over && Settings && <Settings auctionId={lot.id} />}
      {!over && (
        <p className="small lot-details">
          <a className="text-link lot-page__calendar" href={`/auctions/${lot.slug}/calendar.ics`}>
            Add the close to your calendar
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
