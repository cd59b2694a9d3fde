import { Button, ButtonLink } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { bidProblemWords } from './bid-problem-words.ts';
import { detailsAddress } from './details-address.ts';
import type { Attempt, Situation } from './situation.ts';
import { ownState } from './situation.ts';
import { useFrozen } from './use-frozen.ts';

/** What became of the last bid, where the band does not say it all. A refusal offers the next minimum at once. */
export function BidAnswer({ situation, onBid }: { situation: Situation; onBid: (amount: number) => void }) {
  const { attempt, view, standing, lostAt, money } = situation;
  const again = useNextBid(situation);
  const next = money(again.amount);
  if (attempt.step === 'accepted' && attempt.outcome === 'outbid' && ownState(view, standing) === 'outbid') {
    return (
      <Note tone="live">
        Your bid of {money(attempt.amount)} counted, but another maximum is as high or higher. The next bid is {next}.
      </Note>
    );
  }
  if (attempt.step !== 'refused' || ownState(view, standing) === 'leading') return null;
  if (attempt.problem.code === 'bidder_not_ready') {
    return <DetailsFirst back={`/auctions/${view.slug}?amount=${attempt.amount}`} />;
  }
  if (attempt.problem.code !== 'bid_too_low') {
    return (
      <Note tone="attention" role="alert">
        {bidProblemWords(attempt.problem.code)}
      </Note>
    );
  }
  return (
    <Note tone="live" role="alert">
      <p>
        {view.history[0]?.paddle ?? 'Another bidder'} bid {money(view.currentAmount)} a moment before yours. You have
        not been charged. The next bid is {next}.
      </p>
      <Button
        kind="bid"
        className="rebid num"
        disabled={lostAt !== null}
        onClick={() => onBid(again.amount)}
        {...again.holders}
      >
        Bid {next} instead
      </Button>
    </Note>
  );
}

/**
 * The least that would do now: what the refusal said, or more if the price has moved since. It stays as
 * it is under a finger, so that one tap never bids more than it read.
 */
function useNextBid({ attempt, view }: Situation) {
  const said = attempt.step === 'refused' ? Number(attempt.problem.minimumBidAmount ?? 0) : 0;
  const { shown, holders } = useFrozen(Math.max(said, view.minimumBidAmount), Object.is);
  return { amount: shown, holders };
}

/** Asked for once, then back to the same lot and amount. */
export const DetailsFirst = ({ back }: { back: string }) => (
  <Note tone="attention" role="alert">
    <p>{bidProblemWords('bidder_not_ready')}</p>
    <ButtonLink href={detailsAddress(back)} className="rebid">
      Add address and card
    </ButtonLink>
  </Note>
);

/** Why a bid was not taken, where no other amount would help: on lots that nobody outbids another on. */
export function BidRefusal({ attempt, slug }: { attempt: Attempt; slug: string }) {
  if (attempt.step !== 'refused') return null;
  if (attempt.problem.code === 'bidder_not_ready') {
    return <DetailsFirst back={`/auctions/${slug}?amount=${attempt.amount}`} />;
  }
  return (
    <Note tone="attention" role="alert">
      {bidProblemWords(attempt.problem.code)}
    </Note>
  );
}
