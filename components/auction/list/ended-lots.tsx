'use client';

import { useOwn } from '#components/auction/bid/use-own.ts';
import { countWords } from '#components/auction/format/format-words.ts';
import { endingWord } from '#components/auction/lot/lot-words.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { LotFilter } from '#contract/auction/lot-filter.ts';
import { resultsStep } from '#contract/limits.ts';
import { addressOfFilter } from './lot-filter-address.ts';
import { OwnBadge } from './own-badge.tsx';
import type { LiveLot } from './sale.ts';

/** Lots that are over, with how they ended. @param more the filter of a page that has more of them, or null */
export function EndedLots({ lots, more = null }: { lots: readonly LiveLot[]; more?: LotFilter | null }) {
  if (lots.length === 0) return null;
  return (
    <section className="sec wrap ended" aria-labelledby="ended">
      <h2 className="h1 ash" id="ended">
        Results
      </h2>
      <ul className="res">
        {lots.map((entry) => (
          <EndedLot key={entry.lot.id} {...entry} />
        ))}
      </ul>
      {more && (
        <p className="rmore">
          <ButtonLink
            kind="secondary"
            data-scroll="keep"
            href={`${addressOfFilter({ ...more, show: more.show + resultsStep })}#ended`}
          >
            Show more results
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function EndedLot({ lot, view }: LiveLot) {
  const { position } = useOwn(lot.id);
  return (
    <li data-lot={lot.slug}>
      <a className="rth" href={`/auctions/${lot.slug}`}>
        <Photograph image={lot.images[0] ?? null} alt="" sizes="(max-width: 900px) 45vw, 22vw" />
        <span className="between">
          <span className="small mute num">Lot {lot.lotNumber}</span>
          <OwnBadge view={view} position={position} />
        </span>
        <span className="work nm2">{lot.title}</span>
        <span className="small num">
          {view.outcome === 'sold' ? (
            <>
              <b className="med">Sold for {formatMoney(view.currentAmount, view.currency)}</b>,{' '}
              {countWords(view).toLowerCase()}
            </>
          ) : (
            endingWord(view)
          )}
        </span>
        <span className="small mute num">
          Closed <Moment at={view.closedAt ?? view.endsAt} show="day-time" />
        </span>
      </a>
    </li>
  );
}
