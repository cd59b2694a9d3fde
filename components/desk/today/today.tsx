'use client';

import { type ReactNode, useMemo } from 'react';
import { usePacedRefresh } from '#components/desk/use-paced-refresh.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { useViews } from '#components/live/view/use-views.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { DeskFeed } from './desk-feed.tsx';
import { feedLines } from './feed-lines.ts';
import { KeyFigures } from './key-figures.tsx';
import { LiveLots } from './live-lots.tsx';
import { LowStock } from './low-stock.tsx';
import { minuteBars, minuteOf } from './minute-bars.ts';
import { MoneyTrouble } from './money-trouble.tsx';
import { OrdersPerMinute } from './orders-per-minute.tsx';

export interface TodayProps {
  initial: View<'desk'>;
  lots: View<'auction'>[];
  /** When the page was made, in milliseconds: the clock until the page is alive. */
  renderedAt: number;
  /** What waits. */
  waiting: ReactNode;
  /** What was taken lately. */
  taken: ReactNode;
}

const feedLength = 8;

export function Today({ initial, lots: initialLots, renderedAt, waiting, taken }: TodayProps) {
  const view = useView(deskTopicOf.desk, initial) ?? initial;
  const desk = view.data;
  // What waits and what was taken aren't in the desk's view: they are read again when that moves on.
  usePacedRefresh(view.version, initial.version, atMostEveryMs);
  const minute = useByServerNow((now) => minuteOf(now ?? renderedAt));
  const lots = useViews(
    desk.lots.map((lot) => topicOf.auction(lot.id)),
    initialLots,
  ).map((view) => view.data);
  const open = lots.filter((lot) => lot.state === 'open');
  const bars = useMemo(() => minuteBars(desk.ordersPerMinute, minute), [desk.ordersPerMinute, minute]);
  return (
    <>
      <div className="desk-columns">
        <div className="desk-columns__eight">
          {waiting}
          <MoneyTrouble {...desk} />
        </div>
        <section className="desk-columns__four" aria-labelledby="feed">
          <div className="desk-panel-head">
            <h2 className="heading-small" id="feed">
              As it happens
            </h2>
          </div>
          <DeskFeed lines={feedLines(desk, lots, feedLength)} />
        </section>
      </div>
      <KeyFigures desk={desk} bars={bars} lots={open} />
      {taken}
      <section className="desk-panel" aria-labelledby="per-minute">
        <div className="desk-panel-head">
          <h2 className="heading-small" id="per-minute">
            Orders per minute
          </h2>
          <span className="small muted">Last hour</span>
        </div>
        <OrdersPerMinute bars={bars} />
      </section>
      <div className="desk-columns">
        <section className="desk-columns__six" aria-labelledby="low">
          <div className="desk-panel-head">
            <h2 className="heading-small" id="low">
              Low stock
            </h2>
            <a className="text-link small" href="/desk/pieces">
              All pieces
            </a>
          </div>
          <LowStock pieces={desk.lowStock} />
        </section>
        <section className="desk-columns__six" aria-labelledby="lots">
          <div className="desk-panel-head">
            <h2 className="heading-small" id="lots">
              Live auctions
            </h2>
            <span className="small muted tabular">{standingWords(open, desk.figures.openLots)}</span>
          </div>
          <LiveLots lots={desk.lots} views={open} />
        </section>
      </div>
    </>
  );
}

const atMostEveryMs = 5_000;

/** `6 live, €2,170 standing`: what the leading bids come to. */
function standingWords(open: { currentAmount: number; currency: string; bidCount: number }[], count: number): string {
  const first = open.find((lot) => lot.bidCount > 0);
  if (!first) return count === 0 ? '' : `${count} live`;
  const standing = open
    .filter((lot) => lot.bidCount > 0 && lot.currency === first.currency)
    .reduce((sum, lot) => sum + lot.currentAmount, 0);
  return `${count} live, ${formatMoney(standing, first.currency)} standing`;
}
