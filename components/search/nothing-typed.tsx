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
    <div className="sgrid">
      <div>
        {recent.length > 0 && (
          <>
            <div className="between">
              <h2 className="small med gh">Recent searches</h2>
              <button
                type="button"
                className="link small forget"
                onClick={() => {
                  forgetSearches();
                  setRecent([]);
                }}
              >
                Clear
              </button>
            </div>
            <ul className="tx">
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
            <h2 className="small med gh g2t">Browse by form</h2>
            <ul className="forms">
              {found.forms.map(({ value, count }) => (
                <li key={value}>
                  <a href={`/shop?${new URLSearchParams({ form: value })}`} onClick={close}>
                    {value} <span className="small mute num">{count}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {failed && <p className="mute">Connection lost. Search answers again once it is back.</p>}
      </div>
      {found && found.lots.length > 0 && (
        <div>
          <h2 className="small med gh">Closing soon</h2>
          <div className="cls">
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
    <a href={`/auctions/${lot.slug}`} className="clc" onClick={close}>
      <span className={classNames('clt num', hot && 'live')}>
        {hot && <i className="pulse beat" />}
        <LotClock at={view.endsAt} />
      </span>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="(max-width: 900px) 46vw, 220px" />
      <span className="between small num">
        <span className="mute">Lot {lot.lotNumber}</span>
        <span className="med">
          <Price amount={amount} currency={view.currency} />
        </span>
      </span>
      <span className="work">{lot.title}</span>
    </a>
  );
}
