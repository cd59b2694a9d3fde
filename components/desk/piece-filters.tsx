import Link from 'next/link';
import type { PieceFilter } from '#contract/desk.ts';

export interface PieceFiltersProps {
  search: string;
  filter: PieceFilter;
  counts: Record<PieceFilter, number>;
}

const names: Record<PieceFilter, string> = { all: 'All', low: 'Low', 'sold-out': 'Sold out' };

/** Search and filter by address, so that they work without JavaScript and can be bookmarked. */
export function PieceFilters({ search, filter, counts }: PieceFiltersProps) {
  const query = (state: PieceFilter) => ({
    ...(search ? { q: search } : {}),
    ...(state === 'all' ? {} : { state }),
  });
  return (
    <div className="tb">
      <search>
        <form action="/desk/pieces">
          <label className="sr" htmlFor="piece-search">
            Search pieces
          </label>
          <input
            id="piece-search"
            className="in"
            type="search"
            name="q"
            defaultValue={search}
            placeholder="Name, maker or SKU"
          />
          {filter !== 'all' && <input type="hidden" name="state" value={filter} />}
          <button type="submit" className="btn sec sm">
            Search
          </button>
        </form>
      </search>
      <nav className="seg" aria-label="Filter">
        {(Object.keys(names) as PieceFilter[]).map((state) => (
          <Link
            key={state}
            prefetch={false}
            href={{ pathname: '/desk/pieces', query: query(state) }}
            aria-current={state === filter ? 'true' : undefined}
          >
            {names[state]} <span className="num">{counts[state]}</span>
          </Link>
        ))}
      </nav>
      <span className="small mute num tbn">Figures update by themselves. What you are editing does not move.</span>
    </div>
  );
}
