'use client';

import { ownState } from '#components/auction/bid/own-state.ts';
import { phaseOf } from '#components/auction/bid/situation.ts';
import { useOwn } from '#components/auction/bid/use-own.ts';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { countWords, fromWord } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { estimateWords } from '#components/auction/lot/lot-words.ts';
import { WatchButton } from '#components/auction/lot/watch-button.tsx';
import { useByServerNow, useTimeIsKnown } from '#components/live/clock/use-server-now.ts';
import { classNames } from '#components/ui/class-names.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { Price } from '#components/ui/price.tsx';
import { topicOf } from '#contract/topics.ts';
import { rises } from '#domain/auction/format.ts';
import { OwnBadge } from './own-badge.tsx';
import type { LiveLot } from './sale.ts';

export function LotRow({ lot, view, watch = {} }: LiveLot & { watch?: { from?: 'list'; initially?: boolean } }) {
  const { position } = useOwn(lot.id);
  const phase = useByServerNow((now) => phaseOf(view, now));
  const hot = useIsUrgent(view);
  const amount = usePriceNow(view);
  const known = useTimeIsKnown();
  const address = `/auctions/${lot.slug}`;
  const topic = topicOf.auction(lot.id);
  const toBid = rises(view.format) && hot && phase === 'open' && ownState(view, position) !== 'leading';
  return (
    <li data-lot={lot.slug}>
      <div className={classNames('lot-table__time', hot && 'live-text')}>
        <span className="clock lot-table__clock">
          {phase === 'closing' ? 'Closing…' : <LotClock at={view.endsAt} />}
        </span>
        <span className={classNames('small tabular', !hot && 'muted')}>
          {known && <Moment at={view.endsAt} />}
          {view.extensions > 0 && ' extended'}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useAnchorContent: the title beside it is the same link, and is read. */}
      <a className="lot-table__photo" href={address} data-live={topic} tabIndex={-1} aria-hidden="true">
        <Photograph image={lot.images[0] ?? null} alt="" sizes="88px" />
      </a>
      <div className="lot-table__name">
        <span className="small muted tabular">
          Lot {lot.lotNumber}
          {view.sale && `, ${view.sale.title}`}
        </span>
        <a className="work-title lot-table__work" href={address} data-live={topic}>
          {lot.title}
        </a>
        <span className="small muted">{[lot.maker, lot.material].filter(Boolean).join('. ')}</span>
      </div>
      <span className="lot-table__estimate tabular">{estimateWords(lot, view.currency)}</span>
      <div className="cell-right lot-table__bid">
        <span className="serif lot-table__amount tabular known">
          {fromWord(view)}
          <Price amount={amount} currency={view.currency} />
        </span>
        <span className="small muted tabular">{countWords(view)}</span>
      </div>
      <div className="lot-table__own">
        <OwnBadge view={view} position={position} />
        <WatchButton lot={lot} {...watch} />
      </div>
      {toBid ? (
        <a
          className="button button--small lot-table__go tabular"
          href={known ? `${address}?amount=${view.minimumBidAmount}` : `${address}/bid`}
        >
          Bid {formatMoney(view.minimumBidAmount, view.currency)}
          <span className="visually-hidden"> {lot.title}</span>
        </a>
      ) : (
        <a className="button button--small lot-table__go tabular button--secondary" href={address} data-live={topic}>
          Open lot
          <span className="visually-hidden"> {lot.title}</span>
        </a>
      )}
    </li>
  );
}
