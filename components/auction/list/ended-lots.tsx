'use client';

import { ButtonLink } from '#components/ui/form/button.tsx';
import type { LotFilter } from '#contract/auction/lot-filter.ts';
import { resultsStep } from '#contract/auction/results-step.ts';
import { addressOfFilter } from './lot-filter-address.ts';
import { ResultRows } from './result-rows.tsx';
import type { LiveLot } from './sale.ts';

/** Lots that are over, with how they ended. @param more the filter of a page that has more of them, or null */
export function EndedLots({ lots, more = null }: { lots: readonly LiveLot[]; more?: LotFilter | null }) {
  if (lots.length === 0) return null;
  return (
    <section className="page-section container auctions-ended" aria-labelledby="ended">
      <h2 className="heading-large auctions-tools-strip" id="ended">
        Results
      </h2>
      <ResultRows lots={lots} />
      <p className="results-more">
        {more && (
          <ButtonLink
            kind="secondary"
            data-scroll="keep"
            href={`${addressOfFilter({ ...more, show: more.show + resultsStep })}#ended`}
          >
            Show more results
          </ButtonLink>
        )}
        <a className="text-link" href="/auctions/results">
          All results, by month
        </a>
      </p>
    </section>
  );
}
