'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';

/** Days, hours and minutes until a moment; in the last day hours, minutes and seconds, as far as there are any. */
export function Countdown({ until }: { until: string }) {
  const left = useByServerNow((now) =>
    now === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000)),
  );
  if (left === null) return null;
  const parts = left >= 86_400 ? daysOf(left) : hoursOf(left);
  return (
    <div className="units" role="timer" aria-live="off">
      {parts.map(([count, unit]) => (
        <div key={unit}>
          <span className="figure tabular">{count}</span>
          <span className="micro">{count === 1 ? unit : `${unit}s`}</span>
        </div>
      ))}
    </div>
  );
}

const daysOf = (seconds: number): [number, string][] => [
  [Math.floor(seconds / 86_400), 'day'],
  [Math.floor(seconds / 3_600) % 24, 'hour'],
  [Math.floor(seconds / 60) % 60, 'minute'],
];

/** Hours and minutes that are over aren't counted. */
const hoursOf = (seconds: number): [number, string][] => [
  ...(seconds >= 3_600 ? [[Math.floor(seconds / 3_600), 'hour'] as [number, string]] : []),
  ...(seconds >= 60 ? [[Math.floor(seconds / 60) % 60, 'minute'] as [number, string]] : []),
  [seconds % 60, 'second'],
];
