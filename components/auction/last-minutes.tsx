'use client';

import { createPortal } from 'react-dom';
import { useByServerNow } from '../live/use-server-now.ts';
import { classNames } from '../ui/class-names.ts';
import { Drain } from '../ui/drain.tsx';
import { urgentMs } from '../ui/format-clock.ts';
import { formatMoney } from '../ui/format-money.ts';
import { BandLine } from './band-line.tsx';
import { LotClock } from './lot-clock.tsx';
import { type Band, isClosedUnseen, type Situation } from './situation.ts';
import './last-minutes.css';

/** The page's place for it, before everything else. */
const lastMinutesId = 'last-minutes';

const calls = [60_000, 30_000, 10_000];

/**
 * In the last two minutes of a lot: what is left of them over the whole width, and where the page has one column the
 * band, the price and the clock, which stay in sight. A second copy for the eye alone; the panel says the same.
 */
export function LastMinutes({ situation, band }: { situation: Situation; band: Band }) {
  const { view, lostAt } = situation;
  const left = useByServerNow((now) => (now === null ? urgentMs : Math.max(0, Date.parse(view.endsAt) - now)));
  const place = document.getElementById(lastMinutesId);
  if (!place) return null;
  const stale = lostAt !== null;
  return createPortal(
    <div
      className={classNames('lastm', stale && 'stale', !stale && left > 0 && left <= 10_000 && 'ten')}
      aria-hidden="true"
    >
      <div className="lastm-d">
        <Drain left={left / urgentMs} urgent={!stale} />
        {calls.map((at) => (
          <u key={at} style={{ left: `${(at / urgentMs) * 100}%` }} />
        ))}
      </div>
      <div className="lastm-n">
        <BandLine band={band} testId="last-band" />
        <p className="num">
          <span className="serif">{formatMoney(view.currentAmount, view.currency)}</span>
          <span className={stale || left === 0 ? 'serif' : 'serif live'}>
            {isClosedUnseen(situation) ? '–:–' : <LotClock at={view.endsAt} about={stale} />}
          </span>
        </p>
      </div>
    </div>,
    place,
  );
}
