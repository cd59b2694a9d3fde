import type { PriceStep } from '#contract/price/price-api.ts';
import type { Frame } from '../ui/chart-frame.ts';

/** Where the prices of a piece lie in a drawing of them: pure, and the same on the server and in the browser. */
export interface PricePoint extends PriceStep {
  x: number;
  y: number;
}

export interface PriceLine {
  points: PricePoint[];
  /** The path of what was, and of the price that applies now. */
  past: string;
  present: string;
  end: { x: number; y: number };
}

/** Steps nearer than this are drawn as near as this, so that the last one can be seen. */
const leastStep = 0.04;

/** @param steps the oldest first, at least one @param until the right edge, ISO 8601 */
export function priceLine(steps: readonly PriceStep[], until: string, frame: Frame): PriceLine {
  const width = frame.width - frame.left - frame.right;
  const amounts = steps.map(({ amount }) => amount);
  const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)];
  const y = (amount: number) =>
    highest === lowest
      ? (frame.top + frame.height - frame.bottom) / 2
      : frame.top + ((highest - amount) / (highest - lowest)) * (frame.height - frame.top - frame.bottom);
  const points = sharesOf(steps, until).map(({ share, ...step }) => ({
    ...step,
    x: frame.left + share * width,
    y: y(step.amount),
  }));
  const last = points.at(-1) as PricePoint;
  const end = { x: frame.width - frame.right, y: last.y };
  const path = points
    .map((point, place) => (place === 0 ? `M${point.x} ${point.y}` : `H${point.x}V${point.y}`))
    .join('');
  return { points, past: path, present: `M${last.x} ${last.y}H${end.x}`, end };
}

/** How far along the way each step begins, from 0 to below 1, with some room between each two. */
function sharesOf(steps: readonly PriceStep[], until: string): (PriceStep & { share: number })[] {
  const first = Date.parse(steps[0]?.since ?? until);
  const span = Math.max(1, Date.parse(until) - first);
  const least = Math.min(leastStep, 1 / (steps.length + 1));
  const placed: (PriceStep & { share: number })[] = [];
  let most = 1 - least;
  for (const [place, step] of [...steps.entries()].toReversed()) {
    const share = Math.max(place * least, Math.min(most, (Date.parse(step.since) - first) / span));
    placed.unshift({ ...step, share });
    most = share - least;
  }
  return placed;
}

/** The step that was the lowest of those before the last one, the latest of them. */
export function lowestPast<T extends PriceStep>(steps: readonly T[], amount: number | null): T | null {
  return steps.slice(0, -1).findLast((step) => step.amount === amount) ?? null;
}
