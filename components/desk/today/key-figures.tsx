import type { ReactNode } from 'react';
import { TimeLeft } from '#components/desk/lots/time-left.tsx';
import { useByServerNow, useTimeIsKnown } from '#components/live/clock/use-server-now.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Rolling } from '#components/ui/rolling.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { DeskView } from '#contract/desk/desk.ts';
import { type MinuteBar, recentRate } from './minute-bars.ts';

export interface KeyFiguresProps {
  desk: DeskView;
  bars: MinuteBar[];
  lots: AuctionView[];
}

export function KeyFigures({ desk, bars, lots }: KeyFiguresProps) {
  const { currency, heldUnits, heldAmount, nextReleaseAt, openLots } = desk.figures;
  const timeIsKnown = useTimeIsKnown();
  // Nothing announces midnight: figures of another day are not today's.
  const isToday = useByServerNow((now) => now === null || now < Date.parse(desk.dayEndsAt));
  const nothing = { ordersToday: 0, takenTodayAmount: 0, refundedTodayAmount: 0 };
  const { ordersToday, takenTodayAmount, refundedTodayAmount } = isToday ? desk.figures : nothing;
  const thisMinute = bars.at(-1)?.count ?? 0;
  const average = ordersToday === 0 ? 0 : Math.round(takenTodayAmount / ordersToday);
  const nextClose = lots.map((lot) => lot.endsAt).sort()[0];
  return (
    <section className="desk-numbers" aria-label="Figures">
      <Figure name="Orders this minute" value={thisMinute} text={String(thisMinute)}>
        {recentRate(bars)} a minute over the last ten
      </Figure>
      <Figure name="Taken today" value={takenTodayAmount} text={formatMoney(takenTodayAmount, currency)}>
        {ordersToday === 0
          ? 'No orders yet'
          : `${counted(ordersToday, 'order')}, ${formatMoney(average, currency)} average`}
        {refundedTodayAmount > 0 && `, after ${formatMoney(refundedTodayAmount, currency)} refunded`}
      </Figure>
      <Figure name="Held in bags" value={heldUnits} text={String(heldUnits)}>
        {heldUnits === 0 ? 'Nothing is held' : formatMoney(heldAmount, currency)}
        {nextReleaseAt && timeIsKnown && (
          <>
            , next hold ends in <TimeLeft until={nextReleaseAt} />
          </>
        )}
      </Figure>
      <Figure name="Open lots" value={openLots} text={String(openLots)}>
        {nextClose === undefined ? (
          'None open for bids'
        ) : (
          <>
            Next closes in <TimeLeft until={nextClose} />
          </>
        )}
      </Figure>
    </section>
  );
}

function Figure({ name, value, text, children }: { name: string; value: number; text: string; children: ReactNode }) {
  return (
    <div>
      <p className="small muted">{name}</p>
      <p className="figure">
        <Rolling value={value} text={text} />
      </p>
      <p className="small muted tabular">{children}</p>
    </div>
  );
}
