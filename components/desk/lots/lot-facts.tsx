import { reserveWords } from '#components/desk/today/live-lots.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/price.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import { TimeLeft } from './time-left.tsx';

export function LotFacts({ view }: { view: AuctionView }) {
  const { state, bidCount, paddleCount, leader } = view;
  const at = state === 'scheduled' ? view.startsAt : view.endsAt;
  return (
    <section className="desk-numbers" aria-label="How the lot stands">
      <div>
        <p className="small muted">{state === 'closed' ? 'Last bid' : 'Bid'}</p>
        <p className="figure">
          <Price amount={view.currentAmount} currency={view.currency} />
        </p>
        <p className="small muted">{leader ?? 'No leader'}</p>
      </div>
      <div>
        <p className="small muted">Bids</p>
        <p className="figure">{bidCount}</p>
        <p className="small muted">
          from {paddleCount} {paddleCount === 1 ? 'paddle' : 'paddles'}
        </p>
      </div>
      <div>
        <p className="small muted">Reserve</p>
        <p className="figure">{view.hasReserve ? reserveWords(view) : 'None'}</p>
        <p className="small muted">{view.extensions > 0 ? `Extended ${view.extensions} times` : 'Not extended'}</p>
      </div>
      <div>
        <p className="small muted">{state === 'closed' ? 'Closed' : state === 'open' ? 'Closes in' : 'Opens in'}</p>
        <p className="figure clock">
          {state === 'closed' ? (
            <Moment at={view.closedAt ?? view.endsAt} beside={view.closedAt ?? view.endsAt} />
          ) : (
            <TimeLeft until={at} over="Now" urgentClass={state === 'open' ? 'live-text' : undefined} />
          )}
        </p>
        <p className="small muted">
          <Moment at={state === 'closed' ? (view.closedAt ?? view.endsAt) : at} show="day-time" />
        </p>
      </div>
    </section>
  );
}
