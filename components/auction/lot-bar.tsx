'use client';

import type { AuctionView } from '#contract/auction.ts';
import type { View } from '#contract/views.ts';
import { useByServerNow, useTimeIsKnown } from '../live/use-server-now.ts';
import { useView } from '../live/use-view.ts';
import { formatMoney } from '../ui/format-money.ts';
import { isUnderSeal } from './format-words.ts';
import { LotClock } from './lot-clock.tsx';
import { ownState, phaseOf } from './situation.ts';
import { useIsUrgent } from './use-is-urgent.ts';
import { useOwn } from './use-own.ts';
import { usePriceNow } from './use-price-now.ts';

/** On a phone, at the foot of the screen: price, clock, and the way to the bid panel. */
export function LotBar({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const { standing, house } = useOwn(view.id);
  const phase = useByServerNow((now) => phaseOf(view, now));
  const amount = usePriceNow(view);
  const urgent = useIsUrgent(view);
  const known = useTimeIsKnown();
  if (phase !== 'open') return null;
  const money = (amount: number) => formatMoney(amount, view.currency);
  const leading = ownState(view, standing) === 'leading';
  return (
    <div className="mbar">
      <div>
        <span className="num med">{isUnderSeal(view) ? 'Sealed bids' : money(amount)}</span>
        <br />
        <span className={urgent ? 'micro live num' : 'micro mute num'}>
          Closes {known ? 'in' : 'at'} <LotClock at={view.endsAt} />
        </span>
      </div>
      <a className="btn num" href="#bid">
        {house ? 'See the lot' : leading ? 'You’re leading' : barWords(view, amount, money)}
      </a>
    </div>
  );
}

function barWords(view: AuctionView, price: number, money: (amount: number) => string): string {
  if (isUnderSeal(view)) return 'Make a sealed bid';
  return view.format === 'dutch' ? `Take it at ${money(price)}` : `Bid ${money(view.minimumBidAmount)}`;
}
