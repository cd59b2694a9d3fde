'use client';

import { memo } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { formatTime } from '#components/ui/format/format-date.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { chartScale, type MinuteBar } from './minute-bars.ts';

interface Frame {
  width: number;
  height: number;
  gap: number;
}
const wide: Frame = { width: 760, height: 340, gap: 1.5 };
const narrow: Frame = { width: 350, height: 230, gap: 0.6 };
const left = 34;
const foot = 32;
const labelled = [0, 15, 30, 45];

/** Orders per minute for the last hour, the running minute in vermilion. Drawn twice: for wide and narrow pages. */
export const OrdersPerMinute = memo(function OrdersPerMinute({ bars }: { bars: MinuteBar[] }) {
  const zone = useHydrated() ? undefined : 'UTC';
  const time = (at: number) => formatTime(new Date(at).toISOString(), zone);
  const peak = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
  const running = bars.at(-1);
  const sentence =
    peak.count === 0
      ? 'No orders in the last hour.'
      : `Orders per minute for the last hour. Peak ${peak.count} at ${time(peak.at)}, ${running?.count ?? 0} in the minute so far.`;
  return (
    <>
      <Chart bars={bars} frame={wide} time={time} sentence={sentence} className="chart--wide" />
      <Chart bars={bars} frame={narrow} time={time} sentence={sentence} className="chart--narrow" />
    </>
  );
});

interface ChartProps {
  bars: MinuteBar[];
  frame: Frame;
  time: (at: number) => string;
  sentence: string;
  className: string;
}

function Chart({ bars, frame, time, sentence, className }: ChartProps) {
  const { width, height, gap } = frame;
  const { top, lines } = chartScale(bars);
  const step = (width - left) / bars.length;
  const base = height - foot;
  const heightOf = (count: number) => (count / top) * (base - 4);
  const last = bars.at(-1);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classNames('desk-bars chart', className)}
      role="img"
      aria-label={sentence}
    >
      <g className="desk-bars__grid">
        {lines.map((count) => (
          <g key={count}>
            <path d={`M${left} ${base - heightOf(count)}H${width}`} />
            <text x={left - 10} y={base - heightOf(count) + 5} textAnchor="end">
              {count}
            </text>
          </g>
        ))}
        <path d={`M${left} ${base + 0.5}H${width}`} className="desk-bars__base" />
      </g>
      {bars.map(({ at, count }, place) => (
        <rect
          key={at}
          x={left + place * step + gap}
          y={base - heightOf(count)}
          width={step - 2 * gap}
          height={heightOf(count)}
          className={place === bars.length - 1 ? 'desk-bars__current' : undefined}
        />
      ))}
      {labelled.map((place) => (
        <text key={place} x={left + place * step} y={height - 8}>
          {time(bars[place]?.at ?? 0)}
        </text>
      ))}
      <text x={width} y={height - 8} textAnchor="end" className="desk-bars__latest">
        {time(last?.at ?? 0)}
      </text>
    </svg>
  );
}
