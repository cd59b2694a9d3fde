'use client';

import { memo, type ReactNode, useState } from 'react';
import { grouped } from '#components/ui/format/format-money.ts';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { ShelfFacet, ShelfPageQuery } from '#contract/search/shelf.ts';
import { Choice } from './choice.tsx';
import { facetTitles } from './shelf-address.ts';

/** So many stand there at once. */
const atOnce = 5;

interface FacetProps {
  facet: ShelfFacet;
  chosen: readonly string[];
  choose: (choice: Partial<ShelfPageQuery>) => void;
  listKey: string;
}

/** Of a list whose counts change it renders again only if its own do. */
export const Facet = memo(function Facet({ facet, chosen, choose, listKey }: FacetProps) {
  const [all, setAll] = useState<ReactNode>(null);
  const title = facetTitles[facet.name];
  if (facet.values.length === 0 || (facet.values.length === 1 && chosen.length === 0 && facet.name !== 'availability'))
    return null;
  const isChosen = (value: string) => chosen.some((other) => other.toLowerCase() === value.toLowerCase());
  const change = (next: string[]) => choose({ [facet.name]: next });
  const toggle = (value: string, on: boolean) =>
    change(on ? [...chosen, value] : chosen.filter((other) => other.toLowerCase() !== value.toLowerCase()));
  const first = facet.values.filter(({ value }, place) => place < atOnce || isChosen(value));
  const rest = facet.values.filter((one) => !first.includes(one));
  const choice = ({ value, count }: { value: string; count: number }) => (
    <Choice
      key={value}
      name={facet.name}
      value={value}
      on={isChosen(value)}
      count={count}
      choose={(on) => toggle(value, on)}
    />
  );
  const openAll = async () => {
    const { AllValues } = await untilLoaded(() => import('./all-values.tsx'));
    setAll(
      <AllValues
        facet={facet.name}
        listKey={listKey}
        chosen={chosen}
        close={(next) => {
          setAll(null);
          if (next) change(next);
        }}
      />,
    );
  };
  return (
    <details className="facet" open>
      <summary className="small medium">
        {title}
        {chosen.length > 0 && <span className="micro muted tabular facet__chosen">{chosen.length} chosen</span>}
      </summary>
      <fieldset className="facet__box">
        <legend className="visually-hidden">{title}</legend>
        {first.map(choice)}
        {rest.length > 0 && (
          <details className="facet__more">
            <summary className="text-link small tabular">{grouped(rest.length)} more</summary>
            {rest.map(choice)}
          </details>
        )}
        {facet.more > 0 && (
          <button type="button" className="text-link small tabular facet__all" onClick={() => void openAll()}>
            All {grouped(facet.values.length + facet.more)}
          </button>
        )}
      </fieldset>
      {all}
    </details>
  );
});
