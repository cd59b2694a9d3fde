import Link from 'next/link';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';
import { Photograph } from '../ui/photograph.tsx';
import { OpeningDay } from './opening-day.tsx';
import type { LiveLot } from './sale.ts';
import { WatchButton } from './watch-button.tsx';

interface UpcomingLotsProps {
  lots: readonly LiveLot[];
  /** How the watch buttons behave. */
  watch?: { from?: 'list'; initially?: boolean };
}

/** Lots to come, as entries of a calendar. */
export function UpcomingLots({ lots, watch = {} }: UpcomingLotsProps) {
  if (lots.length === 0) return null;
  return (
    <section className="sec wrap" aria-labelledby="upcoming">
      <h2 className="h1 ash" id="upcoming">
        Coming lots
      </h2>
      <div className="cal">
        {lots.map(({ lot, view }) => (
          <article key={lot.id}>
            <div className="cd">
              <OpeningDay at={view.startsAt} />
            </div>
            <div className="cl">
              <div className="cth">
                <Photograph image={lot.images[0] ?? null} alt="" sizes="110px" />
              </div>
              <div>
                <h3 className="h3 work">
                  <Link className="clk" href={`/auctions/${lot.slug}`} prefetch={false}>
                    {lot.title}
                  </Link>
                </h3>
                <p className="small mute">
                  {lot.maker}. Opens at {formatMoney(view.currentAmount, view.currency)}, closes{' '}
                  <Moment at={view.endsAt} />
                </p>
                <div className="watch">
                  <WatchButton lot={lot} {...watch} />
                </div>
              </div>
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}
