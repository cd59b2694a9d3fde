'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CatalogueQuery } from '#contract/catalogue-query.ts';
import { type CatalogueSort, catalogueSorts, catalogueStep } from '#contract/limits.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { addressOf, chipsOf, sortNames } from './catalogue-address.ts';

interface CatalogueFormProps {
  title: string;
  path: string;
  query: CatalogueQuery;
  facets: { inStock: number; few: number; makers: { maker: string; count: number }[] };
  total: number;
  children: ReactNode;
}

export function CatalogueForm({ title, path, query, facets, total, children }: CatalogueFormProps) {
  const router = useRouter();
  const [wanted, setWanted] = useWanted(path, query);
  const search = useSearchLink(addressOf(path, query));
  const go = (next: CatalogueQuery) => router.push(addressOf(path, next), { scroll: false });
  const choose = (choice: Partial<CatalogueQuery>) => {
    const next = { ...wanted, ...choice, shown: catalogueStep };
    setWanted(next);
    go(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ ...wanted, q: wanted.q.trim() });
  };
  const withMaker = (maker: string, on: boolean) =>
    choose({ maker: on ? [...wanted.maker, maker] : wanted.maker.filter((other) => other !== maker) });
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
            placeholder="Search by maker, glaze or form"
          />
        </div>
      </div>
      <div className="bar">
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
            onChange={(event) => choose({ sort: event.target.value as CatalogueSort })}
          >
            {catalogueSorts.map((sort) => (
              <option key={sort} value={sort}>
                {sortNames[sort]}
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
        <fieldset className="fac">
          <legend className="small med">Availability</legend>
          <Choice name="stock" value="1" on={wanted.stock} count={facets.inStock} choose={(stock) => choose({ stock })}>
            In stock
          </Choice>
          <Choice name="few" value="1" on={wanted.few} count={facets.few} choose={(few) => choose({ few })}>
            Three or fewer left
          </Choice>
        </fieldset>
        {facets.makers.length > 1 && (
          <fieldset className="fac">
            <legend className="small med">Maker</legend>
            {facets.makers.map(({ maker, count }) => (
              <Choice
                key={maker}
                name="maker"
                value={maker}
                on={wanted.maker.includes(maker)}
                count={count}
                choose={(on) => withMaker(maker, on)}
              >
                {maker}
              </Choice>
            ))}
          </fieldset>
        )}
        <label className="btn wide num rail-done" htmlFor="narrow">
          Show {total} {total === 1 ? 'piece' : 'pieces'}
        </label>
      </div>
    </form>
  );
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

function useWanted(path: string, query: CatalogueQuery) {
  const address = addressOf(path, query);
  const [state, setState] = useState({ address, wanted: query });
  if (state.address !== address) setState({ address, wanted: query });
  return [state.wanted, (wanted: CatalogueQuery) => setState((now) => ({ ...now, wanted }))] as const;
}

interface ChoiceProps {
  name: string;
  value: string;
  on: boolean;
  count: number;
  choose: (on: boolean) => void;
  children: ReactNode;
}

function Choice({ name, value, on, count, choose, children }: ChoiceProps) {
  return (
    <label className="opt">
      <input
        type="checkbox"
        className="sr"
        name={name}
        value={value}
        checked={on}
        onChange={(event) => choose(event.target.checked)}
      />
      <span className="box" />
      <span>{children}</span>
      <span className="micro mute3 num fn">{count}</span>
    </label>
  );
}
