'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { classNames } from '../ui/class-names.ts';
import { Drain } from '../ui/drain.tsx';
import './hold-timer.css';

const lastMinuteMs = 60_000;

export function HoldTimer({ label, since, until }: { label: string; since: string | null; until: string }) {
  const now = useServerNow();
  const endsAt = Date.parse(until);
  const left = now === null ? null : endsAt - now;
  const urgent = left !== null && left <= lastMinuteMs;
  const span = endsAt - Date.parse(since ?? until);
  return (
    <div className="hold-timer">
      <div className="between">
        <span className={classNames('medium', urgent && 'live-text')}>{urgent ? `${label}, last minute` : label}</span>
        {left === null ? (
          <span className="small">
            until <Moment at={until} />
          </span>
        ) : (
          <span className={classNames('clock hold-timer__clock', urgent && 'live-text')} role="timer" aria-live="off">
            {formatRemaining(left)}
          </span>
        )}
      </div>
      <Drain left={left === null || span <= 0 ? 1 : left / span} urgent={urgent} />
    </div>
  );
}
