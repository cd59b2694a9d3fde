import { deskAddress } from '#components/desk/desk-address.ts';
import type { PieceFilter } from '#contract/catalogue/desk-pieces.ts';

export interface PieceFiltersProps {
  search: string;
  filter: PieceFilter;
  counts: Record<PieceFilter, number>;
}

const names: Record<PieceFilter, string> = { all: 'All', low: 'Low', 'sold-out': 'Sold out' };

/** Search and filter by address, so that they work without JavaScript and can be bookmarked. */
export function PieceFilters({ search, filter, counts }: PieceFiltersProps) {
  return (
    <div className="desk-tools">
      <search>
        <form action="/desk/pieces">
          <label className="visually-hidden" htmlFor="piece-search">
            Search pieces
          </label>
          <input
            id="piece-search"
            className="input"
            type="search"
            name="q"
            defaultValue={search}
            placeholder="Name, maker or SKU"
          />
          {filter !== 'all' && <input type="hidden" name="state" value={filter} />}
          <button type="submit" className="button button--secondary button--small">
            Search
          </button>
        </form>
      </search>
      <nav className="desk-tabs" aria-label="Filter">
        {(Object.keys(names) as PieceFilter[]).map((state) => (
          <a
            key={state}
            href={deskAddress('/desk/pieces', { q: search, state: state === 'all' ? undefined : state })}
            aria-current={state === filter ? 'true' : undefined}
          >
            {names[state]} <span className="tabular">{counts[state]}</span>
          </a>
        ))}
      </nav>
      <span className="small muted tabular desk-tools__count">
        Numbers update automatically. What you’re typing stays.
      </span>
    </div>
  );
}
