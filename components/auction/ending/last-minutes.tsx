'use client';

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { callsOf, callWords } from '#components/auction/announce/spoken-words.ts';
import type { Band } from '#components/auction/bid/band.ts';
import { isClosedUnseen, type Situation } from '#components/auction/bid/situation.ts';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Drain } from '#components/ui/drain.tsx';
import { urgentMs } from '#components/ui/format/format-clock.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import './last-minutes.css';

/** The page's place for it, before everything else, and the panel's for the calls. */
const lastMinutesId = 'last-minutes';
const callsId = 'lot-calls';

/** The clock is a copy for the eye alone; the panel says the same. */
export function LastMinutes({ situation, band }: { situation: Situation; band: Band }) {
  const { view, lostAt } = situation;
  const left = useByServerNow(
    (now) => (now === null ? urgentMs : Math.max(0, Date.parse(view.endsAt) - now)),
    1_000,
    view.endsAt,
  );
  const clear = useClear();
  const place = document.getElementById(lastMinutesId);
  const stale = lostAt !== null;
  const calls = callsOf(view).map((seconds) => ({ seconds, made: left <= seconds * 1000 }));
  const call = calls.findLast(({ made }) => made);
  return (
    <>
      {place &&
        createPortal(
          <div
            className={classNames(
              'last-minutes',
              clear && 'last-minutes--clear',
              stale && 'last-minutes--stale',
              !stale && left > 0 && left <= 10_000 && 'last-minutes--ten',
            )}
            aria-hidden="true"
          >
            <div className="last-minutes__drain">
              <Drain left={left / urgentMs} urgent={!stale} />
              {calls.map(({ seconds }) => (
                <u key={seconds} style={{ left: `${(seconds * 100_000) / urgentMs}%` }} />
              ))}
            </div>
            <div className="last-minutes__now">
              <BandLine band={band} testId="last-band" />
              <p className="tabular">
                <span>
                  <span className="serif">{formatMoney(view.currentAmount, view.currency)}</span>
                  {call && <span className="micro medium">{callWords[call.seconds]}</span>}
                </span>
                <span className={stale || left === 0 ? 'serif' : 'serif live-text'}>
                  {isClosedUnseen(situation) ? '–:–' : <LotClock at={view.endsAt} about={stale} />}
                </span>
              </p>
            </div>
          </div>,
          place,
        )}
      <Calls calls={calls} />
    </>
  );
}

/** Which calls have been made. One to come is for the eye alone. */
function Calls({ calls }: { calls: { seconds: 60 | 30 | 10; made: boolean }[] }) {
  const place = document.getElementById(callsId);
  const last = calls.findLast(({ made }) => made);
  if (!place || calls.length === 0) return null;
  return createPortal(
    <ol className="bid-calls" data-testid="calls">
      {calls.map(({ seconds, made }) => (
        <li
          key={seconds}
          className={classNames(made && 'bid-calls__made', seconds === last?.seconds && 'bid-calls__current')}
          aria-hidden={made ? undefined : true}
        >
          {callWords[seconds]}
        </li>
      ))}
    </ol>,
    place,
  );
}

/** The page is rearranged once no pointer is on what it would move: a press lands on what it was meant for. */
function useClear(): boolean {
  const [clear, setClear] = useState(false);
  useEffect(() => {
    const panel = document.getElementById('bid');
    const now = () => setClear(true);
    if (!panel?.matches(':hover')) return now();
    panel.addEventListener('pointerleave', now, { once: true });
    return () => panel.removeEventListener('pointerleave', now);
  }, []);
  return clear;
}
