import { classNames } from '#components/ui/class-names.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { TakenStep } from '#contract/desk/figures.ts';
import { stepLabel, stepWords } from './step-words.ts';

interface Props {
  steps: readonly TakenStep[];
  currency: string;
  /** What it shows, as a sentence begins: "Taken today, by hour". */
  name: string;
  /** Its measure, in the units of its text. */
  width: number;
  height: number;
  className?: string;
}

const foot = 22;
const head = 18;

/** What was taken, a bar for each step; a dotted line is the time before, and an open bar is still filling. */
export function TakenPlot({ steps, currency, name, width, height, className }: Props) {
  const top = Math.max(1, ...steps.map(({ amount, before }) => Math.max(amount, before ?? 0)));
  const base = height - foot;
  const step = width / Math.max(1, steps.length);
  const yOf = (amount: number) => base - (Math.max(0, amount) / top) * (base - head);
  const gap = Math.min(6, step * 0.14);
  const every = Math.max(1, Math.ceil(steps.length / (width / 56)));
  const line = steps.map(
    ({ before }, at) => `${at === 0 ? 'M' : 'L'}${round(at * step)} ${round(yOf(before ?? 0))}h${round(step)}`,
  );
  const best = steps.reduce<TakenStep | null>((peak, one) => (one.amount > (peak?.amount ?? 0) ? one : peak), null);
  const sentence = best
    ? `${name}. The most in ${stepWords(best.at)}: ${formatMoney(best.amount, currency)}.`
    : `${name}. Nothing yet.`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classNames('taken-plot chart', className)}
      role="img"
      aria-label={sentence}
    >
      <path className="taken-plot__grid" d={`M0 ${yOf(top)}H${width}M0 ${yOf(top / 2)}H${width}`} />
      {best && (
        <text x={0} y={head - 6}>
          {formatMoney(top, currency)}
        </text>
      )}
      {steps.map(({ at, amount, state }, place) => (
        <rect
          key={at}
          className={state === 'running' ? 'taken-plot__running' : undefined}
          x={round(place * step + gap)}
          y={round(yOf(amount))}
          width={round(step - 2 * gap)}
          height={round(base - yOf(amount))}
        />
      ))}
      <path className="taken-plot__before" d={line.join('')} />
      <path className="taken-plot__base" d={`M0 ${base + 0.5}H${width}`} />
      {steps.map(({ at }, place) =>
        place % every === 0 ? (
          <text key={at} x={round(place * step + step / 2)} y={height - 5} textAnchor="middle">
            {stepLabel(at)}
          </text>
        ) : null,
      )}
    </svg>
  );
}

const round = (number: number) => Math.round(number * 10) / 10;
