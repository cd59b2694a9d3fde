'use client';

import { useRouter } from 'next/navigation';
import { Activity, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { SearchIcon } from '#components/ui/icons.tsx';
import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { addressOf } from '#contract/search/shelf-address.ts';
import { type ShelfSortName, shelfSortNames, shelfStep } from '#contract/search/shelf-limits.ts';
import type { View } from '#contract/wire/views.ts';
import { leave } from '../ui/leave.ts';
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
      <div className="catalogue__head">
        <h1 className="heading-large">{title}</h1>
        <div className="catalogue__search">
          <SearchIcon />
          <label className="visually-hidden" htmlFor="search">
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
      <div className="catalogue__bar">
        <p className="small tabular catalogue__count" aria-live="polite">
          <span className="bold">
            <Found counts={counts} />
          </span>
          {query.q && <span className="muted"> for “{query.q}”</span>}
        </p>
        {children}
        <label className="button button--secondary button--small catalogue__filters tabular" htmlFor="narrow">
          {narrowed > 0 ? `Filter (${narrowed})` : 'Filter'}
        </label>
        <label className="catalogue__sort small">
          <span className="muted">Sort</span>
          <select
            name="sort"
            className="input"
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
        <button type="submit" className="button button--secondary button--small catalogue__without-script">
          Apply
        </button>
      </div>
      <input type="checkbox" id="narrow" className="visually-hidden" aria-label="Show the filters" />
      <div className="catalogue__rail">
        <div className="between catalogue__rail-head">
          <h2 className="heading-small">Filter</h2>
          <label className="icon-button" htmlFor="narrow">
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
        <div className="catalogue__done">
          <a className="button button--secondary" href={path} data-scroll="keep">
            Clear
          </a>
          <label className="button tabular" htmlFor="narrow">
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
