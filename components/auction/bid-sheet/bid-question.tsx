import { bidProblemWords } from '#components/auction/bid/answer/bid-problem-words.ts';
import { LimitNote } from '#components/auction/bid/ask/limit-note.tsx';
import { slipWords } from '#components/auction/bid/ask/slip-words.ts';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { LotCost } from '#components/auction/bid/lot-cost.tsx';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { stepAt } from '#domain/auction/bid-increment.ts';
import { falls, isSealed, traitsOf } from '#domain/auction/format.ts';
import { slipOf } from '#domain/auction/slip-guard.ts';
import { type Answered, questionBand, questionWords } from './question-words.ts';
import '#components/auction/bid/bid-panel.css';
import './bid-question.css';

interface BidQuestionProps {
  lot: Lot;
  view: AuctionView;
  what: 'bid' | 'purchase';
  /** Null where what was typed is no amount, or nothing can be asked any more. */
  amount: number | null;
  typed: string;
  least: number;
  position: OwnPosition | null;
  answered: Answered | null;
  at: string;
  bidKey: string;
  token: string;
  charges: LotCharges;
  problem: string | null;
  house: boolean;
}

/** This page asks without JavaScript, and before the page is alive. Only its form binds. */
export function BidQuestion(props: BidQuestionProps) {
  const { lot, view, what, amount, answered, position, house } = props;
  const money = (value: number) => formatMoney(value, view.currency);
  const open = view.state === 'open' && !house && (what === 'bid' || view.buyNowAmount !== null);
  const words = questionWords(view, what, money(amount ?? props.least), amount !== null && amount > props.least);
  const leads = answered && questionBand(view, position, answered, money).tone === 'leading';
  const ask = open && !leads;
  const [before, after] = words.title;
  return (
    <main className="container">
      <form
        className="bid-question"
        method="post"
        action={what === 'purchase' ? '/api/auctions/purchases' : '/api/auctions/bids'}
      >
        <div className="bid-question__ask">
          <p className="small tabular">
            <a className="text-link sale-room__back" href={`/auctions/${lot.slug}`}>
              Back to lot {lot.lotNumber}
            </a>
          </p>
          <h1 className="heading-large">
            {ask ? (
              <>
                {before} <span className="work-title">{lot.title}</span>
                {after === '?' ? after : ` ${after}`}
              </>
            ) : (
              <span className="work-title">{lot.title}</span>
            )}
          </h1>
          {ask && <p className="lead-text">{words.lead}</p>}
          {ask && what === 'bid' && !falls(view.format) && <AmountChoice {...props} money={money} />}
          {ask && <Agree words={words.agree} missing={props.problem === 'agree'} />}
          {!ask && <NothingToAsk {...props} />}
        </div>
        <aside className="bid-question__panel" aria-label="What you would pay">
          <div className="bid-question__lot">
            <Photograph image={lot.images[0] ?? null} alt="" sizes="96px" fetching="soon" />
            <div>
              <p className="small muted tabular">
                Lot {lot.lotNumber}, {view.state === 'closed' ? 'closed' : 'closes'}{' '}
                <Moment at={view.closedAt ?? view.endsAt} show="day-time" />
              </p>
              <p className="work-title bid-question__title">{lot.title}</p>
              {lot.maker && <p className="small muted">{lot.maker}</p>}
            </div>
          </div>
          <BandLine band={questionBand(view, position, answered, money)} />
          <p className="small muted tabular">
            <AsOf {...props} money={money} />
          </p>
          {ask && amount !== null && (
            <LotCost
              amount={amount}
              charges={props.charges}
              currency={view.currency}
              premiumBasisPoints={view.premiumBasisPoints}
              what={words.what}
              sum={words.sum}
            />
          )}
          {ask && amount !== null && (
            <Button type="submit" name="do" value="yes" wide className="button--big tabular">
              {words.yes}
            </Button>
          )}
          <ButtonLink kind="quiet" small href={`/auctions/${lot.slug}`}>
            {ask ? 'Not now' : 'See the lot'}
          </ButtonLink>
        </aside>
        <input type="hidden" name="auctionId" value={lot.id} />
        <input type="hidden" name="key" value={props.bidKey} />
        <input type="hidden" name="token" value={props.token} />
        {what === 'bid' && falls(view.format) && amount !== null && <input type="hidden" name="quick" value={amount} />}
      </form>
    </main>
  );
}

type Part = BidQuestionProps & { money(amount: number): string };

/** The amount can be changed here; its sum is worked out by the server, and asked about again. */
function AmountChoice({ lot, view, typed, amount, least, position, problem, money }: Part) {
  const { byProxy } = traitsOf[view.format];
  const wrong = wrongWith();
  const slip =
    amount !== null && !isSealed(view.format)
      ? slipOf(amount, {
          price: view.currentAmount,
          floor: least,
          estimateHigh: lot.estimateHighAmount,
          lastAmount: position?.maxAmount || null,
        })
      : null;
  function wrongWith(): string | null {
    if (amount === null || problem === 'invalid') return 'Enter the amount in digits, for example 750.';
    if (amount < least) return `The next bid is ${money(least)} or more.`;
    return problem && problem !== 'agree' ? bidProblemWords(problem) : null;
  }
  return (
    <div className="bid-question__part">
      <div className="field">
        <label htmlFor="bid-amount">{byProxy ? 'The most you’d pay' : 'Your bid'}</label>
        <input
          id="bid-amount"
          className={wrong ? 'input tabular input--wrong' : 'input tabular'}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={typed}
          aria-invalid={wrong ? true : undefined}
          aria-describedby="bid-amount-about"
        />
        {wrong ? (
          <FieldError id="bid-amount-about">{wrong}</FieldError>
        ) : (
          <span className="field__hint" id="bid-amount-about">
            {isSealed(view.format)
              ? `Bids start at ${money(view.minimumBidAmount)}. Yours can be raised until the close, not lowered.`
              : !byProxy
                ? `The next bid is ${money(least)} or more.`
                : `The next bid is ${money(least)}. Above that we bid for you, ${money(stepAt(lot.increments, least))} at a time.`}
          </span>
        )}
      </div>
      {amount !== null && <LimitNote amount={amount} view={view} estimateHigh={lot.estimateHighAmount} money={money} />}
      {slip && (
        <Note tone="attention" role="alert">
          {slipWords(slip, money)}
        </Note>
      )}
      <div>
        <Button type="submit" kind="secondary" small name="do" value="again" formNoValidate>
          Recalculate
        </Button>
      </div>
    </div>
  );
}

const Agree = ({ words, missing }: { words: string; missing: boolean }) => (
  <div className="bid-question__part">
    <label className="option bid-question__agree">
      <input type="checkbox" name="agree" value="yes" required autoComplete="off" />
      <span>{words}</span>
    </label>
    {missing && <FieldError>Tick the box first. Nothing has been sent.</FieldError>}
  </div>
);

function AsOf({ view, what, amount, at, answered, money }: Part) {
  const made = (
    <>
      As of <Moment at={at} show="seconds" />, when this page was made.
    </>
  );
  if (answered || view.state !== 'open' || amount === null || what === 'purchase' || falls(view.format)) return made;
  if (isSealed(view.format)) return made;
  return (
    <>
      {made} It does not follow the price: if {money(amount)} is passed when you press, we refuse it and show the next
      amount.
    </>
  );
}

function NothingToAsk({ lot, view, what, house, position, problem }: BidQuestionProps) {
  if (house) return <p className="lead-text">The house can’t bid on its own lots.</p>;
  if (view.state === 'scheduled') return <p className="lead-text">This lot is not open yet.</p>;
  if (view.state === 'closed') {
    return position?.orderPublicId && position.won ? (
      <ButtonLink href={`/orders/${position.orderPublicId}`}>See your order and pay</ButtonLink>
    ) : (
      <p className="lead-text">This lot has closed.</p>
    );
  }
  if (what === 'purchase') return <p className="lead-text">{bidProblemWords(problem ?? 'buy_now_gone')}</p>;
  return (
    <ButtonLink kind="secondary" href={`/auctions/${lot.slug}/bid`}>
      {traitsOf[view.format].byProxy ? 'Raise your maximum' : 'Raise your bid'}
    </ButtonLink>
  );
}
