'use client';

import { useState } from 'react';
import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';
import { classNames } from '../ui/class-names.ts';
import { EndedLots } from './ended-lots.tsx';
import { LotRow } from './lot-row.tsx';
import { type LotEntry, saleSentence, sortSale } from './sale.ts';
import { TimeRule } from './time-rule.tsx';
import { UpcomingLots } from './upcoming-lots.tsx';
import { useLiveLots } from './use-live-lots.ts';
import { useSettledOrder } from './use-settled-order.ts';
import './auctions-page.css';

/** The whole sale, live: a lot that opens, is extended or closes finds its place by itself. */
export function AuctionHouse({ lots, renderedAt }: { lots: readonly LotEntry[]; renderedAt: string }) {
  const sale = sortSale(useLiveLots(lots));
  const [onlyMine, setOnlyMine] = useState(false);
  const standings = useView<'me'>(topicOf.me)?.data.standings ?? [];
  const mine = sale.open.filter(({ lot }) => standings.some(({ auctionId }) => auctionId === lot.id));
  const settled = useSettledOrder(sale.open, ({ lot }) => lot.id);
  const shown = onlyMine
    ? settled.order.filter((entry) => mine.some(({ lot }) => lot.id === entry.lot.id))
    : settled.order;
  return (
    <>
      <section className="wrap ahd">
        <h1 className="display">The evening sale</h1>
        <p className="lead">{saleSentence(sale)}</p>
      </section>
      <TimeRule sale={sale} renderedAt={renderedAt} />
      <section className="wrap" aria-labelledby="open-lots">
        <div className="sechd als">
          <h2 className="h1" id="open-lots">
            Closing soonest
          </h2>
          <fieldset className="seg needs-script">
            <legend className="sr">Show</legend>
            <Choice on={!onlyMine} press={() => setOnlyMine(false)} words="All live" />
            <Choice on={onlyMine} press={() => setOnlyMine(true)} words="My bids" count={mine.length} />
          </fieldset>
        </div>
        {shown.length === 0 && (
          <p className="mute">
            {onlyMine ? 'You have no bid on a live lot.' : 'No lot is live just now. The next are below.'}
          </p>
        )}
        {shown.length > 0 && (
          <ol className="lots" {...settled.holders}>
            <li className="lh small mute" aria-hidden="true">
              <span>Closes in</span>
              <span />
              <span>Lot</span>
              <span>Estimate</span>
              <span className="r">Current bid</span>
              <span>You</span>
              <span />
            </li>
            {shown.map((entry) => (
              <LotRow key={entry.lot.id} {...entry} />
            ))}
          </ol>
        )}
      </section>
      <UpcomingLots lots={sale.upcoming} />
      <EndedLots lots={sale.ended} />
    </>
  );
}

interface ChoiceProps {
  on: boolean;
  press(): void;
  words: string;
  count?: number;
}

const Choice = ({ on, press, words, count }: ChoiceProps) => (
  <button type="button" className={classNames(on && 'on')} aria-pressed={on} onClick={press}>
    {words}
    {count !== undefined && <span className="num"> {count}</span>}
  </button>
);
