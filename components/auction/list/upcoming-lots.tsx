'use client';

import { formatFacts } from '#components/auction/format/format-facts.ts';
import { WatchButton } from '#components/auction/lot/watch-button.tsx';
import { formatDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { rises } from '#domain/auction/format.ts';
import { OpeningDay } from './opening-day.tsx';
import type { LiveLot } from './sale.ts';

interface UpcomingLotsProps {
  lots: readonly LiveLot[];
  watch?: { from?: 'list'; initially?: boolean };
}

export function UpcomingLots({ lots, watch = {} }: UpcomingLotsProps) {
  const zone = useHydrated() ? undefined : 'UTC';
  if (lots.length === 0) return null;
  const days = new Map<string, LiveLot[]>();
  for (const entry of lots) {
    const day = formatDay(entry.view.startsAt, new Date(entry.view.startsAt), zone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <section className="page-section container" aria-labelledby="upcoming">
      <h2 className="heading-large auctions-tools-strip" id="upcoming">
        Upcoming lots{' '}
      </h2>
      <div className="lot-calendar">
        {[...days].map(([day, opening]) => (
          <article key={day} aria-label={day}>
            <div className="lot-calendar__day">{opening[0] && <OpeningDay at={opening[0].view.startsAt} />}</div>
            <ul className="lot-calendar__lots">
              {opening.map((entry) => (
                <ComingLot key={entry.lot.id} {...entry} watch={watch} />
              ))}
            </ul>
          </article>
        ))}
      </div>
    </section>
  );
}

const ComingLot = ({ lot, view, watch }: LiveLot & { watch: NonNullable<UpcomingLotsProps['watch']> }) => (
  <li className="lot-calendar__lot" data-lot={lot.slug}>
    <div>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="110px" />
    </div>
    <div>
      <h3 className="heading-small work-title">
        <a className="lot-calendar__link" href={`/auctions/${lot.slug}`}>
          {lot.title}
        </a>
      </h3>
      <p className="small muted">
        {lot.maker && `${lot.maker}. `}
        Opens <Moment at={view.startsAt} beside={view.startsAt} /> at {formatMoney(view.currentAmount, view.currency)},
        closes <Moment at={view.endsAt} beside={view.startsAt} />
        {!rises(view.format) && `. ${formatFacts[view.format].name}`}
      </p>
      <div className="lot-calendar__watch">
        <WatchButton lot={lot} {...watch} />
      </div>
    </div>
  </li>
);
