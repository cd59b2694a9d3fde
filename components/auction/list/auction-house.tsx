'use client';

import { useState } from 'react';
import { SaleCards, type SaleEntry } from '#components/auction/sale/sale-cards.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { classNames } from '#components/ui/class-names.ts';
import type { LotFacets, LotFilter } from '#contract/auction/lot-filter.ts';
import type { PlaceImage } from '#contract/photograph/image.ts';
import { topicOf } from '#contract/topics.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { EndedLots } from './ended-lots.tsx';
import { isFiltered } from './lot-filter-address.ts';
import { LotFilterForm } from './lot-filter-form.tsx';
import { LotRow } from './lot-row.tsx';
import { type LiveLot, type LotEntry, saleSentence, sortSale } from './sale.ts';
import { TimeRule } from './time-rule.tsx';
import { UpcomingLots } from './upcoming-lots.tsx';
import { useLiveLots } from './use-live-lots.ts';
import { useNewLots } from './use-new-lots.ts';
import { useSettledOrder } from './use-settled-order.ts';
import './auctions-page.css';
import './lot-axis.css';
import './lot-table.css';

interface AuctionHouseProps {
  lots: readonly LotEntry[];
  sales: readonly SaleEntry[];
  filter: LotFilter;
  facets: LotFacets;
  endedCount: number;
  renderedAt: string;
  /** At the head of the page. */
  image: PlaceImage | null;
}

export function AuctionHouse({ lots, sales, filter, facets, endedCount, renderedAt, image }: AuctionHouseProps) {
  useNewLots();
  const sorted = sortSale(useLiveLots(lots));
  const filtered = isFiltered(filter);
  return (
    <>
      <div className="container auctions-head">
        <PageHead image={image} brief>
          <h1 className="display-heading">Auctions</h1>
          <p className="lead-text">{saleSentence(sorted)}</p>
          <p className="small cluster cluster--wrapping">
            <a className="text-link" href="/auctions/how-bidding-works">
              How bidding works
            </a>
            <a className="text-link" href="/auctions/results">
              What things sold for
            </a>
            {lots.length > 0 && (
              <a className="text-link" href="/auctions/calendar.ics">
                Add openings and closings to your calendar
              </a>
            )}
          </p>
        </PageHead>
      </div>
      {!filtered && <TimeRule sale={sorted} renderedAt={renderedAt} />}
      {!filtered && <SaleCards sales={sales} />}
      {(filtered || lots.length > 0) && (
        <section className="container" aria-labelledby="open-lots">
          <LiveLots lots={sorted.open} filter={<LotFilterForm filter={filter} facets={facets} />} filtered={filtered} />
        </section>
      )}
      <UpcomingLots lots={sorted.upcoming} />
      <EndedLots lots={sorted.ended} more={endedCount > filter.show ? filter : null} />
      {filtered && sorted.upcoming.length + sorted.ended.length + sorted.open.length === 0 && (
        <p className="container lead-text">No lots match. Try removing a filter.</p>
      )}
    </>
  );
}

type Shown = 'all' | 'mine' | 'watched';
const nothing: Record<Shown, string> = {
  all: 'No lot is live just now. The next are below.',
  mine: 'You have no bids on live lots.',
  watched: 'You aren’t watching any live lots.',
};

function LiveLots({ lots, filter, filtered }: { lots: LiveLot[]; filter: React.ReactNode; filtered: boolean }) {
  const [shown, show] = useState<Shown>('all');
  const positions = useView<'my-positions'>(topicOf.myPositions)?.data.positions;
  const watched = useView<'my-watch-list'>(topicOf.myWatchList)?.data.lots;
  const settled = useSettledOrder(lots, ({ lot }) => lot.id);
  const among: Record<Shown, (entry: LiveLot) => boolean> = {
    all: () => true,
    mine: ({ lot }) => positions?.some(({ auctionId }) => auctionId === lot.id) ?? false,
    watched: ({ lot }) => watched?.includes(lot.id) ?? false,
  };
  const rows = settled.order.filter(among[shown]);
  return (
    <>
      <div className="section-head auctions-tools">
        <h2 className="heading-large" id="open-lots">
          Closing soonest
        </h2>
        <fieldset className="segments needs-script">
          <legend className="visually-hidden">Show</legend>
          <Choice on={shown === 'all'} press={() => show('all')} words="All live" />
          <Choice
            on={shown === 'mine'}
            press={() => show('mine')}
            words="My bids"
            count={lots.filter(among.mine).length}
          />
          <Choice
            on={shown === 'watched'}
            press={() => show('watched')}
            words="Watching"
            count={lots.filter(among.watched).length}
          />
        </fieldset>
      </div>
      {filter}
      {rows.length === 0 && (
        <p className="muted">{filtered && shown === 'all' ? 'No live lots match.' : nothing[shown]}</p>
      )}
      {rows.length > 0 && (
        <ol className="lot-table" {...settled.holders}>
          <li className="lot-table__head small muted" aria-hidden="true">
            <span>Closes in</span>
            <span />
            <span>Lot</span>
            <span>Estimate</span>
            <span className="cell-right">Current bid</span>
            <span>You</span>
            <span />
          </li>
          {rows.map((entry) => (
            <LotRow key={entry.lot.id} {...entry} />
          ))}
        </ol>
      )}
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
  <button type="button" className={classNames(on && 'segments__chosen')} aria-pressed={on} onClick={press}>
    {words}
    {count !== undefined && <span className="tabular"> {count}</span>}
  </button>
);
