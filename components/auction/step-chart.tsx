'use client';

import type { AuctionView, HistoryEntry } from '#contract/auction.ts';
import { formatSeconds, formatTime } from '../ui/format-date.ts';
import { formatMoney } from '../ui/format-money.ts';
import { useHydrated } from '../ui/use-hydrated.ts';
import { type Frame, linesOf, priceSteps, scaleOf } from './price-steps.ts';

const wide: Frame = { width: 760, height: 300, left: 64, right: 24, top: 18, bottom: 34 };
const narrow: Frame = { ...wide, width: 350, height: 250 };

interface StepChartProps {
  view: AuctionView;
  ownPaddle: string | null;
}

/** How the price got here: an ink line that steps up, the last step wet, your own bids as squares. */
export function StepChart({ view, ownPaddle }: StepChartProps) {
  if (view.history.length === 0) {
    return (
      <p className="mute">No bids yet. The first one opens at {formatMoney(view.minimumBidAmount, view.currency)}.</p>
    );
  }
  return (
    <>
      <Chart frame={wide} className="chart wide" {...{ view, ownPaddle }} />
      <Chart frame={narrow} className="chart narrow" {...{ view, ownPaddle }} />
      <p className="small mute key">
        {ownPaddle && (
          <span>
            <i className="sq" />
            Your bids
          </span>
        )}
        <span>
          <i className="pulse" />
          Latest bid
        </span>
      </p>
    </>
  );
}

function Chart({ view, ownPaddle, frame, className }: StepChartProps & { frame: Frame; className: string }) {
  const zone = useHydrated() ? undefined : 'UTC';
  const { currency, history } = view;
  const steps = priceSteps(history);
  const scale = scaleOf(steps, frame, view.minimumBidAmount - view.currentAmount || 100);
  const points = steps.map(({ at, amount }) => ({ x: scale.x(at), y: scale.y(amount) }));
  const { line, last } = linesOf(points);
  const end = points.at(-1);
  const time = (at: number) => (scale.inSeconds ? formatSeconds : formatTime)(new Date(at).toISOString(), zone);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      className={className}
      role="img"
      aria-label={sentence(history, view, time)}
    >
      <g className="gx">
        {scale.amounts.map((amount) => (
          <g key={amount}>
            <path d={`M${frame.left} ${scale.y(amount)}H${frame.width - frame.right}`} />
            <text x={frame.left - 10} y={scale.y(amount) + 5} textAnchor="end">
              {formatMoney(amount, currency)}
            </text>
          </g>
        ))}
        {scale.moments.map((at) => (
          <text key={at} x={scale.x(at)} y={frame.height - 8} textAnchor={anchor(scale.x(at), frame)}>
            {time(at)}
          </text>
        ))}
      </g>
      <path d={line} className="ln" />
      <path d={last} className="lv" />
      {steps.map(
        ({ paddle, automatic, at }, index) =>
          paddle === ownPaddle &&
          !automatic && (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: two bids may share a moment; a step is known by its place.
              key={`${at}-${index}`}
              x={(points[index]?.x ?? 0) - 4.5}
              y={(points[index]?.y ?? 0) - 4.5}
              width="9"
              height="9"
              className="me"
            />
          ),
      )}
      {end && <circle cx={end.x} cy={end.y} r="5.5" className="now" />}
    </svg>
  );
}

function anchor(x: number, frame: Frame): 'start' | 'middle' | 'end' {
  if (x < frame.left + 24) return 'start';
  return x > frame.width - frame.right - 12 ? 'end' : 'middle';
}

function sentence(history: readonly HistoryEntry[], view: AuctionView, time: (at: number) => string): string {
  const oldest = history.at(-1);
  const newest = history[0];
  if (!oldest || !newest) return '';
  const figure = (entry: HistoryEntry) =>
    `${formatMoney(entry.amount, view.currency)} at ${time(Date.parse(entry.at))}`;
  return `Price over time: from ${figure(oldest)} to ${figure(newest)}, ${view.bidCount} bids.`;
}
