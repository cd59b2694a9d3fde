import type { HistoryEntry, PriceStep, PriceSteps } from '#contract/auction/auction.ts';
import type { Frame } from '../../ui/chart-frame.ts';

export interface Step {
  at: number;
  amount: number;
  /** Null where the clock moved the price. */
  paddle: string | null;
  kind: PriceStep['kind'];
}
export interface Point {
  x: number;
  y: number;
}

/** Steps come oldest first. Of a bid's two lines the higher is the price it led to. */
export function stepsOfHistory(history: readonly HistoryEntry[]): PriceStep[] {
  const steps: PriceStep[] = [];
  for (const { seq, at, amount, paddle, automatic, kind } of [...history].reverse()) {
    const last = steps.at(-1);
    if (last?.seq !== seq) steps.push({ seq, at, amount, paddle, kind });
    else steps.splice(-1, 1, { ...last, amount: Math.max(last.amount, amount), ...(automatic ? {} : { paddle }) });
  }
  return steps;
}

/** What was read of the whole history, and what has happened since. */
export function joinSteps(read: Pick<PriceSteps, 'steps' | 'lastSeq'>, history: readonly HistoryEntry[]): Step[] {
  return [...read.steps, ...stepsOfHistory(history).filter(({ seq }) => seq > read.lastSeq)].map(
    ({ at, amount, paddle, kind }) => ({ at: Date.parse(at), amount, paddle, kind }),
  );
}

export interface Scale {
  x(at: number): number;
  y(amount: number): number;
  amounts: number[];
  moments: number[];
  /** The moments are so close together that only seconds tell them apart. */
  inSeconds: boolean;
}

const niceSteps = [1, 2, 2.5, 5, 10];
const second = 1_000;
const minute = 60 * second;
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1_440, 2_880, 10_080].map((count) => count * minute);

function roundValues(from: number, to: number, step: number): number[] {
  const values = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) values.push(value);
  return values;
}

function amountStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(span, 1) / 3));
  return (niceSteps.find((nice) => nice * power >= span / 3) ?? 10) * power;
}

export function scaleOf(steps: readonly Step[], frame: Frame, unit: number): Scale {
  const amounts = steps.map((step) => step.amount);
  const low = Math.min(...amounts);
  const high = Math.max(...amounts, low + unit);
  const air = (high - low) * 0.08;
  const begin = steps[0]?.at ?? 0;
  const end = Math.max(steps.at(-1)?.at ?? 0, begin + second);
  const span = end - begin;
  const width = frame.width - frame.left - frame.right;
  const height = frame.height - frame.top - frame.bottom;
  const timeStep = timeSteps.find((step) => span / step <= 4) ?? span;
  // In a short while there may be no round minute at all: then its two ends say when.
  const inSeconds = span < 4 * minute;
  // One bid is one amount and one moment: an axis around it would show what nobody bid.
  const single = steps.length === 1;
  return {
    x: (at) => frame.left + (width * (at - begin)) / span,
    y: (amount) => frame.height - frame.bottom - (height * (amount - low + air)) / (high - low + 2 * air),
    amounts: single ? [low] : roundValues(low, high, amountStep(high - low)),
    moments: single ? [begin] : inSeconds ? [begin, end] : roundValues(begin, end, timeStep),
    inSeconds,
  };
}

/** The line: along, then up. Its last step apart, so that it can be drawn wet. */
export function linesOf(points: readonly Point[]): { line: string; last: string } {
  const [first, ...rest] = points;
  if (!first) return { line: '', last: '' };
  const from = (point: Point) => `M${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  const to = (point: Point) => `H${point.x.toFixed(1)}V${point.y.toFixed(1)}`;
  const line = from(first) + rest.map(to).join('');
  const [before, end] = [points.at(-2), points.at(-1)];
  return { line, last: before && end ? from(before) + to(end) : '' };
}
