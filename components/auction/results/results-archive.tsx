import { ResultRows } from '#components/auction/list/result-rows.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import {
  type LotResultsQuery,
  type ResultFigures,
  type ResultMonth,
  resultsAddress,
} from '#contract/auction/lot-results.ts';
import type { LotEntry } from '../list/sale.ts';
import { figuresOf, monthName } from './results-words.ts';
import './results-archive.css';

interface ResultsArchiveProps {
  query: LotResultsQuery;
  month: string | null;
  months: readonly ResultMonth[];
  makers: readonly string[];
  figures: ResultFigures;
  groups: readonly { sale: { slug: string; title: string } | null; lots: readonly LotEntry[] }[];
}

/** What lots sold for, a month at a time, with an estimate beside each price. */
export function ResultsArchive({ query, month, months, makers, figures, groups }: ResultsArchiveProps) {
  const since = months.at(-1)?.month.slice(0, 4);
  const isNarrowed = query.maker !== '' || query.sold;
  return (
    <main className="container results-archive">
      <nav className="small" aria-label="Where you are">
        <a className="text-link sale-room__back" href="/auctions">
          Auctions
        </a>
      </nav>
      <header className="results-archive__head">
        <h1 className="heading-large">What things sold for</h1>
        <p className="lead-text">
          {since && !isNarrowed
            ? `Every lot since ${since}, sold or not, with its estimate. Prices are before any premium and delivery.`
            : 'Lots are here once they have closed, with their estimates. Prices are before any premium and delivery.'}
        </p>
      </header>
      {(months.length > 0 || isNarrowed) && <Narrow query={query} makers={makers} />}
      {figures.lots > 0 && (
        <dl className="results-archive__facts">
          {figuresOf(figures).map(({ name, value, note }) => (
            <div key={name}>
              <dt className="small muted">{name}</dt>
              <dd>
                <span className="heading tabular">{value}</span>
                <span className="small muted tabular">{note}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {month && <Months query={query} month={month} months={months} />}
      {month && (
        <h2 className="heading results-archive__months" id="month">
          {monthName(month)}
        </h2>
      )}
      {groups.map(({ sale, lots }) => (
        <section key={sale?.slug ?? ''} className="results-archive__group">
          {(sale || groups.length > 1) && (
            <h3 className="heading-small">
              {sale ? (
                <a className="text-link" href={`/sales/${sale.slug}`}>
                  {sale.title}
                </a>
              ) : (
                'Single lots'
              )}
            </h3>
          )}
          <ResultRows lots={lots.map(({ lot, view }) => ({ lot, view: view.data, topic: view.topic }))} />
        </section>
      ))}
      {months.length === 0 && (
        <div className="results-archive__empty">
          {isNarrowed && <p className="muted">No lot like that has closed yet.</p>}
          <ButtonLink kind="secondary" href={isNarrowed ? '/auctions/results' : '/auctions'}>
            {isNarrowed ? 'See all results' : 'See the lots'}
          </ButtonLink>
        </div>
      )}
    </main>
  );
}

function Narrow({ query, makers }: Pick<ResultsArchiveProps, 'query' | 'makers'>) {
  return (
    <form action="/auctions/results" className="results-archive__search">
      <label className="field">
        <span className="small">Maker</span>
        <select name="maker" className="input" defaultValue={query.maker} key={query.maker}>
          <option value="">All makers</option>
          {makers.map((maker) => (
            <option key={maker}>{maker}</option>
          ))}
        </select>
      </label>
      <label className="option">
        <input type="checkbox" name="sold" value="1" defaultChecked={query.sold} key={String(query.sold)} />
        Only lots that sold
      </label>
      <button type="submit" className="button button--secondary button--small">
        Show
      </button>
    </form>
  );
}

/** The months of the year that is shown, and a way to each other year. */
function Months({ query, month, months }: Pick<ResultsArchiveProps, 'query' | 'months'> & { month: string }) {
  if (months.length < 2) return null;
  const year = month.slice(0, 4);
  const years = [...new Set(months.map((one) => one.month.slice(0, 4)))];
  const newestOf = (of: string) => months.find((one) => one.month.startsWith(of))?.month ?? '';
  return (
    <nav className="results-archive__years filter-chips" aria-label="Months">
      {years.length > 1 &&
        years.map((one) => (
          <a
            key={one}
            className="filter-chip tabular"
            href={resultsAddress({ ...query, month: newestOf(one) })}
            aria-current={one === year || undefined}
          >
            {one}
          </a>
        ))}
      {months
        .filter((one) => one.month.startsWith(year))
        .map((one) => (
          <a
            key={one.month}
            className="filter-chip tabular"
            href={resultsAddress({ ...query, month: one.month })}
            aria-current={one.month === month ? 'page' : undefined}
          >
            {monthName(one.month).slice(0, -5)}
            <span className="muted">
              {one.lots}
              <span className="visually-hidden"> {counted(one.lots, 'lot').replace(/^\S+ /, '')}</span>
            </span>
          </a>
        ))}
    </nav>
  );
}
