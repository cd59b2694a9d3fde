import { bidsWord } from '#components/auction/bid/situation.ts';
import type { Frame } from '#components/ui/chart-frame.ts';
import { formatSeconds, formatTime } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { falls } from '#domain/auction/format.ts';
import { linesOf, type Step, scaleOf } from './price-steps.ts';

const wide: Frame = { width: 760, height: 300, left: 64, right: 24, top: 18, bottom: 34 };
const narrow: Frame = { ...wide, width: 350, height: 250 };

interface ChartProps {
  view: AuctionView;
  ownPaddle: string | null;
  steps: readonly Step[];
  reserveMetAt: string | null;
  /** Left out: the reader's own. */
  zone?: string | undefined;
}

export function PriceChart({ latest, ...chart }: ChartProps & { latest: string }) {
  const { steps, ownPaddle } = chart;
  return (
    <>
      <Chart frame={wide} className="chart chart--wide" {...chart} />
      <Chart frame={narrow} className="chart chart--narrow" {...chart} />
      <p className="small muted lot-page__key">
        {steps.some(({ paddle }) => paddle !== null && paddle === ownPaddle) && (
          <span>
            <i className="lot-page__square" />
            Your bids
          </span>
        )}
        <span>
          <i className="pulse" />
          {latest}
        </span>
      </p>
    </>
  );
}

function Chart({ view, ownPaddle, steps, reserveMetAt, zone, frame, className }: ChartProps & ChartLook) {
  const { currency } = view;
  const scale = scaleOf(steps, frame, view.dutch?.dropAmount ?? (view.minimumBidAmount - view.currentAmount || 100));
  const points = steps.map(({ at, amount }) => ({ x: scale.x(at), y: scale.y(amount) }));
  const { line, last } = linesOf(points);
  const end = points.at(-1);
  const time = (at: number) => (scale.inSeconds ? formatSeconds : formatTime)(new Date(at).toISOString(), zone);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      className={className}
      role="img"
      aria-label={sentence(steps, view, time)}
    >
      <g className="lot-chart__axis">
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
      {reserveMetAt !== null && <ReserveRule x={scale.x(Date.parse(reserveMetAt))} frame={frame} />}
      <path d={line} className="lot-chart__line" />
      <path d={last} className="lot-chart__last" />
      {steps.map(
        ({ paddle, at, kind }, index) =>
          paddle !== null &&
          paddle === ownPaddle &&
          kind === 'bid' && (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: two bids may share a moment; a step is known by its place.
              key={`${at}-${index}`}
              x={(points[index]?.x ?? 0) - 4.5}
              y={(points[index]?.y ?? 0) - 4.5}
              width="9"
              height="9"
              className="lot-chart__own"
            />
          ),
      )}
      {end && <circle cx={end.x} cy={end.y} r="5.5" className="lot-chart__now" />}
    </svg>
  );
}

interface ChartLook {
  frame: Frame;
  className: string;
}

/** When the reserve was met; how high it is stays unsaid. */
function ReserveRule({ x, frame }: { x: number; frame: Frame }) {
  const late = x > frame.width / 2;
  return (
    <g className="lot-chart__reserve">
      <path d={`M${x.toFixed(1)} ${frame.top - 6}V${frame.height - frame.bottom}`} />
      <text x={late ? x - 8 : x + 8} y={frame.top + 6} textAnchor={late ? 'end' : 'start'}>
        Reserve met
      </text>
    </g>
  );
}

function anchor(x: number, frame: Frame): 'start' | 'middle' | 'end' {
  if (x < frame.left + 24) return 'start';
  return x > frame.width - frame.right - 12 ? 'end' : 'middle';
}

function sentence(steps: readonly Step[], view: AuctionView, time: (at: number) => string): string {
  const [oldest] = steps;
  const newest = steps.at(-1);
  if (!oldest || !newest) return '';
  const figure = ({ amount, at }: Step) => `${formatMoney(amount, view.currency)} at ${time(at)}`;
  const bids = falls(view.format) ? '' : `, ${bidsWord(view.bidCount)}`;
  return `Price over time: from ${figure(oldest)} to ${figure(newest)}${bids}.`;
}
