/** What the page that asks before anything binds says. It is read once: nothing on it may be untrue a minute later. */

import type { Band } from '#components/auction/bid/band.ts';
import { bandOfMoment } from '#components/auction/bid/bid-moment.ts';
import { type OwnState, ownState } from '#components/auction/bid/own-state.ts';
import { bandOf } from '#components/auction/bid/situation.ts';
import type { AuctionView, BidOutcome } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { ProblemCode } from '#contract/wire/problem.ts';
import { falls, isSealed } from '#domain/auction/format.ts';
import { noTakingBack } from '#domain/auction/retraction.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';
import { ifNobodyBidsMore } from './sheet-words.ts';

type Money = (amount: number) => string;

export interface QuestionWords {
  title: [before: string, after: string];
  lead: string;
  agree: string;
  what: string;
  sum: string;
  yes: string;
}

type Asked = Pick<AuctionView, 'format' | 'hasReserve' | 'reserveMet'>;

export function questionWords(view: Asked, what: 'bid' | 'purchase', amount: string, atMost: boolean): QuestionWords {
  if (what === 'purchase') {
    return {
      title: [`Buy the`, `for ${amount}?`],
      lead: `Buying ends the auction at once, and you have ${timeToPay} to pay. Nothing has been sent yet.`,
      agree: 'I understand that buying is binding and can’t be undone.',
      what: 'The price',
      sum: 'You pay',
      yes: `Yes, buy for ${amount}`,
    };
  }
  if (falls(view.format)) {
    return {
      title: [`Take the`, `at ${amount}?`],
      lead: `It’ll be yours at once, and you’ll have ${timeToPay} to pay. If the price drops before we get your bid, you’ll pay the lower price. Nothing has been sent yet.`,
      agree: 'I understand that taking it is binding and can’t be undone.',
      what: 'The price, at most',
      sum: 'You pay at most',
      yes: `Yes, take it at ${amount}`,
    };
  }
  if (isSealed(view.format)) {
    return {
      title: [`Submit ${amount} for the`, '?'],
      lead: view.hasReserve
        ? `It’s yours if no sealed bid is better and the reserve is met. You’d then have ${timeToPay} to pay. Nothing has been sent yet.`
        : `If no sealed bid is better, it’s yours and you have ${timeToPay} to pay. Nothing has been sent yet.`,
      agree: `I understand that a bid is binding and can’t be taken back in the last ${noTakingBack}.`,
      what: 'Your bid, at most',
      sum: 'You pay at most',
      yes: `Yes, submit ${amount}`,
    };
  }
  return {
    title: [`${atMost ? 'Bid up to' : 'Bid'} ${amount} on the`, '?'],
    lead: `${ifNobodyBidsMore(view)} Nothing has been sent yet.`,
    agree: `I understand that a bid is binding and can’t be taken back in the last ${noTakingBack}.`,
    what: atMost ? 'Your bid, at most' : 'Your bid',
    sum: 'You pay at most',
    yes: atMost ? `Yes, bid up to ${amount}` : `Yes, bid ${amount}`,
  };
}

export interface Answered {
  amount: number;
  outcome: BidOutcome | ProblemCode;
  priceAfter: number;
  at: string;
}

export function questionBand(
  view: AuctionView,
  position: OwnPosition | null,
  answered: Answered | null,
  money: Money,
): Band {
  if (view.state === 'closed') return endedBand(view, position, money);
  const own = ownState(view, position);
  const band = answered ? answeredBand(view, own, answered, money) : ownBand(view, own, position, money);
  return answered ? { ...band, at: { moment: answered.at, show: 'seconds' } } : band;
}

/** A result takes the place of the answer to a bid. */
function endedBand(view: AuctionView, position: OwnPosition | null, money: Money): Band {
  const read = { signedIn: true, house: false, lostAt: null, outdated: false, attempt: { step: 'idle' } } as const;
  return bandOf({ view, position, phase: 'closed', money, ...read });
}

function ownBand(view: AuctionView, own: OwnState, position: OwnPosition | null, money: Money): Band {
  const price = view.currentAmount;
  if (own === 'sealed' && position) return sealedBand(position.maxAmount, money);
  if (own === 'leading')
    return bandOfMoment({ is: 'leading', price, belowReserve: view.hasReserve && !view.reserveMet }, money);
  if (own === 'outbid') return bandOfMoment({ is: 'outbid', price }, money);
  return { tone: 'plain', words: 'You have not bid yet' };
}

const sealedBand = (amount: number, money: Money): Band => ({
  tone: 'leading',
  words: `Your sealed bid of ${money(amount)} is in`,
});

const leadingBand = ({ hasReserve, reserveMet }: AuctionView, amount: number, money: Money): Band => ({
  tone: 'leading',
  words: `Your ${money(amount)} counted. You’re leading${hasReserve && !reserveMet ? ', below the reserve' : ''}.`,
});

function answeredBand(view: AuctionView, own: OwnState, { amount, outcome, priceAfter }: Answered, money: Money): Band {
  switch (outcome) {
    case 'leading':
    case 'raised':
      return own === 'leading'
        ? leadingBand(view, amount, money)
        : {
            tone: 'outbid',
            words: `Your ${money(amount)} counted. You’ve been outbid at ${money(view.currentAmount)}.`,
          };
    case 'outbid':
      return own === 'leading'
        ? leadingBand(view, amount, money)
        : bandOfMoment(
            { is: 'counted_outbid', amount, price: priceAfter, equal: priceAfter === amount, back: false },
            money,
          );
    case 'sealed':
      return sealedBand(amount, money);
    case 'bought':
      return { tone: 'leading', words: `It’s yours, for ${money(view.currentAmount)}` };
    default:
      return bandOfMoment({ is: 'refused', amount, code: outcome }, money);
  }
}
