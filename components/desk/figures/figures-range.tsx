import { Field } from '#components/ui/form/field.tsx';
import { type DayRange, type FiguresQuery, figurePeriods, longestRange } from '#contract/desk/figures.ts';
import { deskAddress } from '../desk-address.ts';

const words = { day: 'Today', week: '7 days', month: '30 days', year: 'Year' } as const;
const path = '/desk/figures';

/** Which days: a period that ends today, or any. By address, so that it works without JavaScript. */
export function FiguresRange({ asked, range }: { asked: FiguresQuery; range: DayRange }) {
  const chosen = asked.from !== undefined || asked.to !== undefined;
  return (
    <div className="desk-tools">
      <nav className="desk-tabs" aria-label="Period">
        {figurePeriods.map((period) => (
          <a
            key={period}
            href={deskAddress(path, { period: period === 'month' ? undefined : period })}
            aria-current={!chosen && (asked.period ?? 'month') === period ? 'true' : undefined}
          >
            {words[period]}
          </a>
        ))}
      </nav>
      <details className="desk-action" open={chosen}>
        <summary>Choose days</summary>
        <form action={path} className="figures-days">
          <Field label="From" id="figures-from" type="date" name="from" defaultValue={range.from} />
          <Field label="To" id="figures-to" type="date" name="to" defaultValue={range.to} />
          <button type="submit" className="button button--secondary button--small">
            Show
          </button>
          <p className="small muted">Up to {longestRange} days</p>
        </form>
      </details>
    </div>
  );
}
