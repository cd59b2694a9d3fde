'use client';

import { useState } from 'react';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { Price } from '#components/ui/price.tsx';
import type { FacedLot } from '#contract/auction/lot-face.ts';
import type { SearchPanel } from '#contract/search/search-panel.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';

interface NothingTypedProps {
  found: SearchPanel | null;
  failed: boolean;
  type: (words: string) => void;
  close: () => void;
}

export function NothingTyped({ found, failed, type, close }: NothingTypedProps) {
  const [recent, setRecent] = useState(recentSearches);
  return (
    <div className="search-panel__columns">
      <div>
        {recent.length > 0 && (
          <>
            <div className="between">
              <h2 className="small medium search-panel__heading">Recent searches</h2>
              <button
                type="button"
                className="text-link small search-panel__forget"
                onClick={() => {
                  forgetSearches();
                  setRecent([]);
                }}
              >
                Clear
              </button>
            </div>
            <ul className="search-panel__texts">
              {recent.map((words) => (
                <li key={words}>
                  <button type="button" onClick={() => type(words)}>
                    {words}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {found && found.forms.length > 0 && (
          <>
            <h2 className="small medium search-panel__heading search-panel__second">Browse by form</h2>
            <ul className="search-panel__forms">
              {found.forms.map(({ value, count }) => (
                <li key={value}>
                  <a href={`/shop?${new URLSearchParams({ form: value })}`} onClick={close}>
                    {value} <span className="small muted tabular">{count}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {failed && <p className="muted">Connection lost. Search answers again once it is back.</p>}
      </div>
      {found && found.lots.length > 0 && (
        <div>
          <h2 className="small medium search-panel__heading">Closing soon</h2>
          <div className="search-panel__lots">
            {found.lots.map((entry) => (
              <ClosingLot key={entry.lot.id} {...entry} close={close} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function ClosingLot({ lot, view: initial, close }: FacedLot & { close: () => void }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const hot = useIsUrgent(view);
  const amount = usePriceNow(view);
  return (
    <a href={`/auctions/${lot.slug}`} className="search-lot" onClick={close}>
      <span className={classNames('search-lot__time tabular', hot && 'live-text')}>
        {hot && <i className="pulse beating" />}
        <LotClock at={view.endsAt} />
      </span>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="(max-width: 900px) 46vw, 220px" />
      <span className="between small tabular">
        <span className="muted">Lot {lot.lotNumber}</span>
        <span className="medium">
          <Price amount={amount} currency={view.currency} />
        </span>
      </span>
      <span className="work-title">{lot.title}</span>
    </a>
  );
}
