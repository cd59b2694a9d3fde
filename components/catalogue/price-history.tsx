'use client';

import { formatDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import type { PriceStep } from '#contract/price/price-api.ts';
import type { Frame } from '../ui/chart-frame.ts';
import { useHydratedWhenIdle } from '../ui/use-hydrated.ts';
import { lowestPast, type PricePoint, priceLine } from './price-line.ts';

const frame: Frame = { width: 420, height: 150, left: 64, right: 14, top: 20, bottom: 30 };
/** Labels of amounts nearer than this, in the drawing's units, would touch. */
const labelHeight = 18;
const labelWidth = 84;

interface PriceHistoryProps {
  variant: VariantView;
  steps: readonly PriceStep[];
  isReduced: boolean;
}

export function PriceHistory({ variant, steps, isReduced }: PriceHistoryProps) {
  const zone = useHydratedWhenIdle() ? undefined : 'UTC';
  const shown = withPrice(steps, variant);
  if (shown.length < 2) return null;
  const { currency } = variant.price;
  const money = (amount: number) => formatMoney(amount, currency);
  const first = shown[0]?.since ?? '';
  const day = (iso: string) => formatDay(iso, new Date(), zone);
  return (
    <details className="price-history">
      <summary className="small">
        {isReduced && variant.struckAmount !== null ? (
          <span>
            Lowest in the 30 days before: <b className="medium tabular">{money(variant.struckAmount)}</b>
          </span>
        ) : (
          'Price history'
        )}
      </summary>
      <Chart steps={shown} lowest={isReduced ? variant.struckAmount : null} money={money} day={day} />
      <p className="micro muted">
        {isReduced && 'The crossed-out price is always that lowest price. '}
        Every price since {day(first)}.
      </p>
    </details>
  );
}

interface ChartProps {
  steps: readonly PriceStep[];
  lowest: number | null;
  money: (amount: number) => string;
  day: (iso: string) => string;
}

function Chart({ steps, lowest, money, day }: ChartProps) {
  const last = steps.at(-1) as PriceStep;
  const { points, past, present, end } = priceLine(steps, endOf(steps), frame);
  const marked = lowestPast(points, lowest);
  const said = steps.map(
    ({ amount, since }, place) => `${money(amount)} ${place === 0 ? 'since' : 'from'} ${day(since)}`,
  );
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={`Price: ${said.join(', ')}.`}>
      <g className="price-history__axis">
        {apart(points).map(({ amount, y }) => (
          <g key={amount}>
            <path d={`M${frame.left} ${y}H${frame.width - frame.right}`} />
            <text x={frame.left - 8} y={y + 5} textAnchor="end">
              {money(amount)}
            </text>
          </g>
        ))}
        <text x={frame.left} y={frame.height - 6}>
          {day(steps[0]?.since ?? last.since)}
        </text>
        {marked && hasRoom(marked.x) && (
          <text x={marked.x} y={frame.height - 6} textAnchor="middle">
            {day(marked.since)}
          </text>
        )}
        <text x={end.x} y={frame.height - 6} textAnchor="end">
          Now
        </text>
      </g>
      <path className="price-history__past" d={past} />
      <path className="price-history__present" d={present} />
      {marked && <rect className="price-history__lowest" x={marked.x - 4} y={marked.y - 4} width="8" height="8" />}
      <circle className="price-history__now" cx={end.x} cy={end.y} r="5" />
    </svg>
  );
}

/** The page's own list ends where it was made; a price that came since is the live view's. */
function withPrice(steps: readonly PriceStep[], { price, priceChangedAt }: VariantView): readonly PriceStep[] {
  const last = steps.at(-1);
  if (last?.amount === price.amount || priceChangedAt === null) return steps;
  if (last && Date.parse(priceChangedAt) <= Date.parse(last.since)) return steps;
  return [...steps, { amount: price.amount, since: priceChangedAt }];
}

/** The present takes a tenth of the width: the server and the browser must draw the same, whatever their clocks say. */
function endOf(steps: readonly PriceStep[]): string {
  const [first, last] = [Date.parse(steps[0]?.since ?? ''), Date.parse(steps.at(-1)?.since ?? '')];
  return new Date(last + Math.max(86_400_000, (last - first) / 9)).toISOString();
}

/** The amounts whose labels don't touch, the lowest and the highest first. */
function apart(points: readonly PricePoint[]): PricePoint[] {
  const sorted = [...new Map(points.map((point) => [point.amount, point])).values()].toSorted((a, b) => a.y - b.y);
  const kept = [sorted[0], sorted.at(-1), ...sorted.slice(1, -1)].filter((point) => point !== undefined);
  return kept.filter((point, place) =>
    kept.slice(0, place).every((other) => Math.abs(other.y - point.y) >= labelHeight),
  );
}

const hasRoom = (x: number): boolean => x > frame.left + labelWidth && x < frame.width - frame.right - labelWidth / 2;
