import { fallsUntil } from '#components/auction/format/dutch-price.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView, PriceSteps } from '#contract/auction/auction.ts';
import { falls } from '#domain/auction/format.ts';
import { PriceChart } from './price-chart.tsx';
import { joinSteps, type Step } from './price-steps.ts';

const mostFalls = 120;

/** Before the whole history has been read. */
export const nothingRead: PriceSteps = { version: 0, lastSeq: 0, steps: [], reserveMetAt: null };

interface StepChartProps {
  view: AuctionView;
  ownPaddle?: string | null;
  read?: PriceSteps;
  /** The server's time; null before it is known. */
  now?: number | null;
  zone?: string;
}

export function StepChart(props: StepChartProps) {
  return falls(props.view.format) ? <FallingChart {...props} /> : <RisingChart {...props} />;
}

function RisingChart({ view, ownPaddle = null, read = nothingRead, now = null, zone }: StepChartProps) {
  const steps = joinSteps(read, view.history);
  const last = steps.at(-1);
  const until = view.state === 'closed' ? Date.parse(view.closedAt ?? view.endsAt) : now;
  // A price stays until the next bid, or the close: without that, a minute of bids would fill the whole chart.
  if (last && until !== null && until > last.at) steps.push({ ...last, at: until, paddle: null });
  if (steps.length === 0) {
    return (
      <p className="muted">No bids yet. The first one opens at {formatMoney(view.minimumBidAmount, view.currency)}.</p>
    );
  }
  const reserveMetAt = view.reserveMet ? read.reserveMetAt : null;
  return (
    <PriceChart
      {...{ view, ownPaddle, steps, reserveMetAt, zone }}
      latest={view.state === 'closed' ? 'At the close' : 'Price now'}
    />
  );
}

/** The clock moves this price: the line follows from the schedule, and ends where the lot was taken. */
function FallingChart({ view, ownPaddle = null, now = null, zone }: StepChartProps) {
  const steps: Step[] = fallsUntil(view, fallenUntil(view, now), mostFalls).map((fall) => ({
    ...fall,
    paddle: null,
    kind: 'bid',
  }));
  const [taken] = view.history;
  if (steps.length < 2 && !taken) {
    return <p className="muted">The price starts at {formatMoney(view.currentAmount, view.currency)} and falls.</p>;
  }
  const last = steps.at(-1);
  if (taken) steps.push({ at: Date.parse(taken.at), amount: taken.amount, paddle: taken.paddle, kind: 'bid' });
  else if (last && now !== null && now > last.at && view.state === 'open') steps.push({ ...last, at: now });
  return (
    <PriceChart
      view={view}
      ownPaddle={ownPaddle}
      steps={steps}
      reserveMetAt={null}
      zone={zone}
      latest={taken ? 'Taken' : 'Price now'}
    />
  );
}

/** How far the price has fallen; before the time is known, as far as the view says. */
function fallenUntil({ state, closedAt, endsAt, startsAt, dutch, currentAmount }: AuctionView, now: number | null) {
  if (state === 'closed') return Date.parse(closedAt ?? endsAt);
  if (now !== null) return Math.min(now, Date.parse(endsAt));
  const falls = dutch ? Math.ceil((dutch.startAmount - currentAmount) / dutch.dropAmount) : 0;
  return Date.parse(startsAt) + falls * (dutch?.dropSeconds ?? 0) * 1000;
}
