import { detailsAddress } from '#components/auction/bid/ask/details-address.ts';
import { momentNow, type Situation } from '#components/auction/bid/situation.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { Attempt } from './attempt.ts';
import { bidProblemWords } from './bid-problem-words.ts';

/** Why a bid was not taken, and what is true now. The band says that it was not; nothing is sent again by us. */
export function BidAnswer({ situation }: { situation: Situation }) {
  const { attempt, view } = situation;
  if (attempt.step !== 'refused' || momentNow(situation).is !== 'refused') return null;
  const { problem } = attempt;
  if (problem.code !== 'bid_too_low') return <BidRefusal attempt={attempt} slug={view.slug} />;
  return (
    <Note tone="live">
      <BeatenBy situation={situation} least={Number(problem.minimumBidAmount ?? 0)} />
    </Note>
  );
}

function BeatenBy({ situation: { view, money }, least }: { situation: Situation; least: number }) {
  const [last] = view.history;
  if (last?.kind !== 'bid' || view.minimumBidAmount < least) {
    return <>The next bid is {money(Math.max(least, view.minimumBidAmount))}. Your bid is not on record.</>;
  }
  return (
    <>
      {last.paddle} bid {money(last.amount)} at <Moment at={last.at} show="seconds" />. Your bid is not on record.
    </>
  );
}

export const DetailsFirst = ({ back }: { back: string }) => (
  <Note tone="attention" role="alert">
    <p>{bidProblemWords('bidder_not_ready')}</p>
    <ButtonLink href={detailsAddress(back)} className="bid-again">
      Add your bidding details
    </ButtonLink>
  </Note>
);

/** Too high to be taken from anybody: the house has to allow it. */
const HouseFirst = ({ back }: { back: string }) => (
  <Note tone="attention" role="alert">
    <p>{bidProblemWords('bid_above_limit')}</p>
    <ButtonLink kind="secondary" href={`${detailsAddress(back)}#high-bids`} className="bid-again">
      Ask the house
    </ButtonLink>
  </Note>
);

export function BidRefusal({ attempt, slug }: { attempt: Attempt; slug: string }) {
  if (attempt.step !== 'refused') return null;
  const back = `/auctions/${slug}?amount=${attempt.amount}`;
  if (attempt.problem.code === 'bidder_not_ready') return <DetailsFirst back={back} />;
  if (attempt.problem.code === 'bid_above_limit') return <HouseFirst back={back} />;
  return (
    <Note tone="attention" role="alert">
      {attempt.problem.code === 'unavailable' ? attempt.problem.message : bidProblemWords(attempt.problem.code)}
    </Note>
  );
}
