'use client';

import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { useServerNow, useTimeIsKnown } from '#components/live/clock/use-server-now.ts';
import { Drain } from '#components/ui/drain.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/price.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import { fallingPrice } from './dutch-price.ts';

export function DutchFacts({ view, stale }: { view: AuctionView; stale: boolean }) {
  const now = useServerNow(250);
  const { amount, nextDropAt, waitLeft } = fallingPrice(view, now);
  const opens = view.state === 'scheduled';
  return (
    <>
      <div className="bid-figures">
        <div>
          <p className="small muted">{opens ? 'Starts at' : stale ? 'Last known price' : 'Price now'}</p>
          <p className="figure known" data-testid="current-bid">
            <Price amount={amount} currency={view.currency} />
          </p>
          <p className="small muted tabular">{fallWords(view)}</p>
        </div>
        <div>
          {opens ? (
            <Clock label="Opens" at={view.startsAt} />
          ) : (
            <NextFall view={view} nextDropAt={nextDropAt} stale={stale} />
          )}
        </div>
      </div>
      {!opens && nextDropAt !== null && <Drain left={waitLeft} />}
    </>
  );
}

function NextFall({ view, nextDropAt, stale }: { view: AuctionView; nextDropAt: number | null; stale: boolean }) {
  if (nextDropAt === null) {
    const { dutch, currency } = view;
    return (
      <>
        <Clock label="Closes" at={view.endsAt} stale={stale} />
        {dutch && (
          <p className="small muted tabular">It stays at {formatMoney(dutch.floorAmount, currency)} until then</p>
        )}
      </>
    );
  }
  return (
    <>
      <Clock label="Falls again" at={new Date(nextDropAt).toISOString()} stale={stale} />
      <p className="small muted tabular">
        Closes <Moment at={view.endsAt} show="day-time" />
      </p>
    </>
  );
}

function Clock({ label, at, stale = false }: { label: string; at: string; stale?: boolean }) {
  const known = useTimeIsKnown();
  return (
    <>
      <p className="small muted">
        {label} {known ? 'in' : 'at'}
      </p>
      <p className="figure">
        <LotClock at={at} about={stale} />
      </p>
    </>
  );
}

const lengthWords = (seconds: number): string => {
  if (seconds % 3600 === 0) return seconds === 3600 ? 'hour' : `${seconds / 3600} hours`;
  if (seconds % 60 === 0) return seconds === 60 ? 'minute' : `${seconds / 60} minutes`;
  return seconds === 1 ? 'second' : `${seconds} seconds`;
};

/** `Falls €5 every 10 seconds, no lower than €180`. */
function fallWords({ dutch, currency }: AuctionView): string {
  if (!dutch) return '';
  const money = (amount: number) => formatMoney(amount, currency);
  return `Falls ${money(dutch.dropAmount)} every ${lengthWords(dutch.dropSeconds)}, no lower than ${money(dutch.floorAmount)}`;
}
