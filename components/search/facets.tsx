'use client';

import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import type { View } from '#contract/wire/views.ts';
import { Facet } from './facet.tsx';
import { PriceFacet } from './price-facet.tsx';
import { useCounts } from './use-counts.ts';

interface FacetsProps {
  counts: View<'facets'>;
  /** What is chosen, and what of it is still on its way. */
  wanted: ShelfPageQuery;
  choose: (choice: Partial<ShelfPageQuery>) => void;
  /** Where a choice leads. */
  hrefOf: (choice: Partial<ShelfPageQuery>) => string;
  listKey: string;
}

export function Facets({ counts, wanted, choose, hrefOf, listKey }: FacetsProps) {
  const { facets, prices } = useCounts(counts);
  return (
    <>
      {facets.map((facet) => (
        <Facet key={facet.name} facet={facet} chosen={wanted[facet.name]} choose={choose} listKey={listKey} />
      ))}
      {prices && <PriceFacet prices={prices} from={wanted.from} to={wanted.to} choose={choose} hrefOf={hrefOf} />}
    </>
  );
}
