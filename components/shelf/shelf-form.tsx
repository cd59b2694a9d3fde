'use client';

import { useRouter } from 'next/navigation';
import { Activity, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { SearchIcon } from '#components/ui/icons.tsx';
import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { addressOf } from '#contract/search/shelf-address.ts';
import { type ShelfSortName, shelfSortNames, shelfStep } from '#contract/search/shelf-limits.ts';
import type { View } from '#contract/wire/views.ts';
import { leave } from '../site/leave.ts';
import { Facets } from './facets.tsx';
import { chipsOf, foundWords, sortNames } from './shelf-address.ts';
import { useCounts } from './use-counts.ts';

interface ShelfFormProps {
  title: string;
  path: string;
  query: ShelfPageQuery;
  counts: View<'facets'>;
  listKey: string;
  /** The chips. */
  children: ReactNode;
}

export function ShelfForm({ title, path, query, counts, listKey, children }: ShelfFormProps) {
  const router = useRouter();
  const [wanted, setWanted] = useWanted(path, query);
  const search = useSearchLink(addressOf(path, query));
  const go = (next: ShelfPageQuery) => leave(() => router.push(addressOf(path, next), { scroll: false }));
  const withChoice = (choice: Partial<ShelfPageQuery>) => ({ ...wanted, ...choice, shown: shelfStep, after: '' });
  const choose = (choice: Partial<ShelfPageQuery>) => {
    const next = withChoice(choice);
    setWanted(next);
    go(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ ...wanted, q: wanted.q.trim(), shown: shelfStep, after: '' });
  };
  const narrowed = chipsOf(query).length;
  return (
    <form action={path} onSubmit={submit} className="catalogue">
      <div className="cat-h">
        <h1 className="h1">{title}</h1>
        <div className="srch">
          <SearchIcon />
          <label className="sr" htmlFor="search">
            Search all pieces
          </label>
          <input
            ref={search}
            id="search"
            name="q"
            type="search"
            className="serif"
            value={wanted.q}
            onChange={(event) => setWanted({ ...wanted, q: event.target.value })}
            placeholder="Maker, material, form or title"
          />
        </div>
      </div>
      <div className="bar">
        <p className="small num bn" aria-live="polite">
          <span className="b">
            <Found counts={counts} />
          </span>
          {query.q && <span className="mute"> for “{query.q}”</span>}
        </p>
        {children}
        <label className="btn sec sm mfil num" htmlFor="narrow">
          {narrowed > 0 ? `Filter (${narrowed})` : 'Filter'}
        </label>
        <label className="sortl small">
          <span className="mute">Sort</span>
          <select
            name="sort"
            className="in"
            value={wanted.sort}
            onChange={(event) => choose({ sort: event.target.value as ShelfSortName })}
          >
            {shelfSortNames.map((sort) => (
              <option key={sort} value={sort}>
                {sort === '' && query.q ? 'Best match' : sortNames[sort]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn sec sm no-script">
          Apply
        </button>
      </div>
      <input type="checkbox" id="narrow" className="sr" aria-label="Show the filters" />
      <div className="rail">
        <div className="between railh">
          <h2 className="h3">Filter</h2>
          <label className="iconbtn" htmlFor="narrow">
            Close
          </label>
        </div>
        <Activity>
          <Facets
            counts={counts}
            wanted={wanted}
            choose={choose}
            hrefOf={(choice) => addressOf(path, withChoice(choice))}
            listKey={listKey}
          />
        </Activity>
        <div className="rail-done">
          <a className="btn sec" href={path} data-scroll="keep">
            Clear
          </a>
          <label className="btn num" htmlFor="narrow">
            Show <Found counts={counts} />
          </label>
        </div>
      </div>
    </form>
  );
}

/** What is counted renders by itself: the form, and its filters that are still to wake up, stay as they are. */
function Found({ counts }: { counts: View<'facets'> }) {
  const { pieces, lots } = useCounts(counts);
  return foundWords(pieces, lots);
}

/** A browser that follows `#search` puts the cursor in the field; the router only scrolls to it. */
function useSearchLink(address: string) {
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once for each address
  useEffect(() => {
    if (location.hash === '#search') field.current?.focus({ preventScroll: true });
  }, [address]);
  return field;
}

function useWanted(path: string, query: ShelfPageQuery) {
  const address = addressOf(path, query);
  const [state, setState] = useState({ address, wanted: query });
  if (state.address !== address) setState({ address, wanted: query });
  return [state.wanted, (wanted: ShelfPageQuery) => setState((now) => ({ ...now, wanted }))] as const;
}
