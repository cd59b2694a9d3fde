'use client';

import { useMemo } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { useViews } from '#components/live/view/use-views.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { CarrierProblems } from './carrier-problems.tsx';
import { DeskFeed } from './desk-feed.tsx';
import { feedLines } from './feed-lines.ts';
import { KeyFigures } from './key-figures.tsx';
import { LiveLots } from './live-lots.tsx';
import { LowStock } from './low-stock.tsx';
import { minuteBars, minuteOf } from './minute-bars.ts';
import { MoneyTrouble } from './money-trouble.tsx';
import { OrdersPerMinute } from './orders-per-minute.tsx';
import { WithdrawalsWaiting } from './withdrawals-waiting.tsx';

export interface TodayProps {
  initial: View<'desk'>;
  lots: View<'auction'>[];
  /** When the page was made, in milliseconds: the clock until the page is alive. */
  renderedAt: number;
}

const feedLength = 6;

export function Today({ initial, lots: initialLots, renderedAt }: TodayProps) {
  const desk = (useView(deskTopicOf.desk, initial) ?? initial).data;
  const minute = useByServerNow((now) => minuteOf(now ?? renderedAt));
  const lots = useViews(
    desk.lots.map((lot) => topicOf.auction(lot.id)),
    initialLots,
  ).map((view) => view.data);
  const open = lots.filter((lot) => lot.state === 'open');
  const bars = useMemo(() => minuteBars(desk.ordersPerMinute, minute), [desk.ordersPerMinute, minute]);
  return (
    <>
      <KeyFigures desk={desk} bars={bars} lots={open} />
      <MoneyTrouble {...desk} />
      <CarrierProblems count={desk.figures.carrierProblems} />
      <WithdrawalsWaiting toMatch={desk.figures.withdrawalsToMatch} due={desk.figures.withdrawalsDue} />
      <div className="desk-columns">
        <section className="desk-columns__eight" aria-labelledby="per-minute">
          <div className="desk-panel-head">
            <h2 className="heading-small" id="per-minute">
              Orders per minute
            </h2>
            <span className="small muted">Last hour</span>
          </div>
          <OrdersPerMinute bars={bars} />
        </section>
        <section className="desk-columns__four" aria-labelledby="feed">
          <div className="desk-panel-head">
            <h2 className="heading-small" id="feed">
              As it happens
            </h2>
          </div>
          <DeskFeed lines={feedLines(desk, lots, feedLength)} />
        </section>
      </div>
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

/** `6 live, €2,170 standing`: what the leading bids come to. */
function standingWords(open: { currentAmount: number; currency: string; bidCount: number }[], count: number): string {
  const first = open.find((lot) => lot.bidCount > 0);
  if (!first) return count === 0 ? '' : `${count} live`;
  const standing = open
    .filter((lot) => lot.bidCount > 0 && lot.currency === first.currency)
    .reduce((sum, lot) => sum + lot.currentAmount, 0);
  return `${count} live, ${formatMoney(standing, first.currency)} standing`;
}
