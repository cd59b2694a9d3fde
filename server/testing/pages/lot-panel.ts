/** A lot's panel without a browser: what it shows at each look, and what its announcer says between two looks. */
import {
  clockMarks,
  marksPassed,
  markWords,
  outbidSpoken,
  priceWords,
  resultWords,
} from '#components/auction/announce/spoken-words.ts';
import type { Attempt } from '#components/auction/bid/answer/attempt.ts';
import { attemptAfter } from '#components/auction/bid/answer/attempt-after.ts';
import { answerOf, pausedWords } from '#components/auction/bid/bid-moment.ts';
import { type OwnState, ownState, positionNow } from '#components/auction/bid/own-state.ts';
import {
  bandOf,
  isUnderWay,
  momentNow,
  type Phase,
  phaseBeside,
  phaseOf,
  type Situation,
} from '#components/auction/bid/situation.ts';
import { bindingWords } from '#components/auction/bid-sheet/sheet-words.ts';
import { endingOf, endingWords, isPaid } from '#components/auction/ending/ending-words.ts';
import type { Connection } from '#components/live/connection/connection.ts';
import { type LiveStore, serverTime } from '#components/live/live-store.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { leastBid } from '#domain/auction/least-bid.ts';
import { aKey } from '../lots.ts';

const steps = [{ from: 0, step: 1_000 }];
const money = (amount: number) => formatMoney(amount, 'EUR');

/** The band, then what is below it. */
function shownOf(situation: Situation): string {
  const { view, phase, position } = situation;
  const { words } = bandOf(situation);
  if (phase === 'closed') {
    const ending = endingOf(view, position);
    if (ending === 'won') return `${words} | won${position && isPaid(position) ? ', paid' : ''}`;
    return `${words} | ${ending} | ${endingWords(ending, view, position, money)}`;
  }
  const moment = view.format === 'english' ? momentNow(situation) : null;
  return moment?.is === 'offline' ? `${words} | ${pausedWords(moment, position?.maxAmount ?? null, money)}` : words;
}

interface Look {
  own: OwnState;
  phase: Phase;
  price: string;
  marks: number;
  answer: string;
}

export class LotPanel {
  readonly #auctionId: string;
  readonly #store: LiveStore;
  #attempt: Attempt = { step: 'idle' };
  #atAnswer: OwnPosition | null = null;
  #before: Look | null = null;

  constructor(auctionId: string, store: LiveStore) {
    this.#auctionId = auctionId;
    this.#store = store;
  }

  get view(): AuctionView | undefined {
    return (this.#store.getState().views[topicOf.auction(this.#auctionId)] as View<'auction'> | undefined)?.data;
  }

  /** What the page says a bid binds to at this moment. */
  get binding(): string {
    const { view } = this;
    return view ? bindingWords(view, serverTime(this.#store.getState())) : '';
  }

  async bid(connection: Connection, amount: number, look: () => void): Promise<void> {
    const sent = { amount, key: aKey() };
    this.#attempt = { step: 'sending', ...sent };
    look();
    const bid = { auctionId: this.#auctionId, maxAmount: amount, key: sent.key };
    const reply = await connection.commands.send('bid', bid);
    this.#atAnswer = this.#known();
    this.#attempt = attemptAfter(reply, sent, false);
    if (reply.ok) this.#store.getState().apply([reply.view]);
    look();
  }

  /** @returns null until the lot and the person's standing are there */
  look(): { shown: string; heard: string[] } | null {
    const { view } = this;
    const state = this.#store.getState();
    if (!view || !state.views[topicOf.myPositions]) return null;
    const { connection } = state;
    const lostAt = 'since' in connection ? connection.since : null;
    const position = positionNow(this.#known(), this.#attempt, this.#atAnswer);
    const phase = phaseBeside(phaseOf(view, serverTime(state)), this.#attempt);
    const rest = { signedIn: true, house: false, outdated: false, attempt: this.#attempt, money };
    const situation: Situation = { view, phase, position, lostAt, ...rest };
    return { shown: shownOf(situation), heard: this.#listen(situation) };
  }

  #known(): OwnPosition | null {
    const own = this.#store.getState().views[topicOf.myPositions] as View<'my-positions'> | undefined;
    return own?.data.positions.find(({ auctionId }) => auctionId === this.#auctionId) ?? null;
  }

  #listen(situation: Situation): string[] {
    const { view, phase, position, attempt } = situation;
    const before = this.#before;
    const own = ownState(view, position);
    const english = phase !== 'closed' && view.format === 'english';
    const answer = english ? answerOf(momentNow(situation), attempt, money) : null;
    const leftMs = Date.parse(view.endsAt) - serverTime(this.#store.getState());
    const now: Look = {
      own: isUnderWay(attempt) && before ? before.own : own,
      phase,
      price: phase === 'open' ? priceWords(view, own, view.currentAmount, money) : '',
      marks: marksPassed(leftMs),
      answer: answer?.key ?? before?.answer ?? '',
    };
    this.#before = now;
    if (!before) return [];
    const heard: (string | null | undefined)[] = [];
    if (now.answer !== before.answer) heard.push(answer?.words);
    if (phase === 'open' && now.own === 'outbid' && before.own !== 'outbid' && !answer) {
      const maximum = own === 'leading' ? (position?.maxAmount ?? null) : null;
      const next = leastBid(view.minimumBidAmount, maximum, position?.takenBackAmount ?? null, steps);
      heard.push(outbidSpoken(view.currentAmount, next, money));
    }
    if (now.price !== before.price) heard.push(now.price);
    const mark = phase === 'open' && now.marks > before.marks ? clockMarks[now.marks - 1] : undefined;
    if (mark) heard.push(markWords(mark, leftMs, view, money));
    if (phase === 'closed' && before.phase !== phase) heard.push(resultWords(view, position, money, 'key' in attempt));
    return heard.filter((words) => words != null && words !== '') as string[];
  }
}
