'use client';

import type { View } from '#contract/views.ts';
import { useServerNow } from '../live/use-server-now.ts';
import { useView } from '../live/use-view.ts';
import { urgentMs } from '../ui/format-clock.ts';
import { formatMoney } from '../ui/format-money.ts';
import { LotClock } from './lot-clock.tsx';
import { ownState, phaseOf } from './situation.ts';
import { useOwn } from './use-own.ts';

/** On a phone, at the foot of the screen: price, clock, and the way to the bid panel. */
export function LotBar({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const { standing, house } = useOwn(view.id);
  const now = useServerNow();
  const phase = phaseOf(view, now);
  if (phase !== 'open') return null;
  const money = (amount: number) => formatMoney(amount, view.currency);
  const leading = ownState(view, standing) === 'leading';
  const urgent = now !== null && Date.parse(view.endsAt) - now <= urgentMs;
  return (
    <div className="mbar">
      <div>
        <span className="num med">{money(view.currentAmount)}</span>
        <br />
        <span className={urgent ? 'micro live num' : 'micro mute num'}>
          Closes {now === null ? 'at' : 'in'} <LotClock at={view.endsAt} />
        </span>
      </div>
      <a className="btn num" href="#bid">
        {house ? 'See the bids' : leading ? 'You’re leading' : `Bid ${money(view.minimumBidAmount)}`}
      </a>
    </div>
  );
}
