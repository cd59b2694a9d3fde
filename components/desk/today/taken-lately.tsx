import { TakenPlot } from '#components/desk/figures/taken-plot.tsx';
import { TakenTable } from '#components/desk/figures/taken-table.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { TakenStep, TakenTotals } from '#contract/desk/figures.ts';
import '#components/desk/figures/figures.css';
import './taken-lately.css';

interface Props {
  lately: readonly { totals: TakenTotals; before: TakenTotals; steps: TakenStep[] }[];
  currency: string;
  /** Whether whoever looks may open the figures. */
  more: boolean;
}

const spans = [
  { name: 'Today, by hour', before: 'dotted: a week ago', whole: 'The whole day a week ago' },
  { name: 'Seven days', before: 'dotted: the week before', whole: 'The week before' },
  { name: 'Thirty days', before: 'dotted: the 30 days before', whole: 'The 30 days before' },
];

/** Day, week and month beside each other, each with the same time before. */
export function TakenLately({ lately, currency, more }: Props) {
  return (
    <section className="taken-lately" aria-labelledby="taken-lately">
      <div className="desk-panel-head">
        <h2 className="heading-small" id="taken-lately">
          Taken
        </h2>
        {more && (
          <a className="text-link small" href="/desk/figures">
            All figures
          </a>
        )}
      </div>
      <div className="taken-lately__spans">
        {lately.map(({ totals, before, steps }, at) => {
          const span = spans[at] ?? { name: '', before: '', whole: '' };
          return (
            <div key={span.name}>
              <p className="small tabular">
                <b className="bold">
                  {span.name}, {formatMoney(totals.amount, currency)}
                </b>{' '}
                <span className="muted">{span.before}</span>
              </p>
              <TakenPlot steps={steps} currency={currency} name={span.name} width={360} height={170} />
              <p className="small muted tabular">
                {span.whole}: {formatMoney(before.amount, currency)}
              </p>
              <TakenTable steps={steps} currency={currency} label={span.name} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
