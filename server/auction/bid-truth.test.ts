/** What each person sees and hears of a lot, moment by moment: real bids, the shop's own engine, each page's own store and words. */
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { outbidSpoken, priceWords, resultWords } from '#components/auction/announce/spoken-words.ts';
import type { Attempt } from '#components/auction/bid/answer/attempt.ts';
import { attemptAfter } from '#components/auction/bid/answer/attempt-after.ts';
import { answerOf } from '#components/auction/bid/bid-moment.ts';
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
import { type Ending, endingOf, endingWords, isPaid } from '#components/auction/ending/ending-words.ts';
import { Connection } from '#components/live/connection/connection.ts';
import { createLiveStore, serverTime } from '#components/live/live-store.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/checkout/bag.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { leastBid } from '#domain/auction/least-bid.ts';
import type { Actor } from '#server/session/actor.ts';
import { aLongLot, becomeCustomer } from '#server/testing/bids-taken-back.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aKey } from '#server/testing/lots.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { aBidderSession } from '#server/testing/session.ts';
import { buyNow } from './bid/buy-now.ts';
import { bidCommand } from './bid/place-bid-over-socket.ts';
import { retractBid } from './bid/retract-bid.ts';
import { endAuctionNow } from './lot/end-auction-now.ts';

testDatabase();
let live: TestLiveServer;
beforeAll(async () => {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  live = await startTestLiveServer({ commands: { ...refusedCommands, bid: bidCommand } });
});
const opened: Connection[] = [];
afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});
afterAll(async () => {
  await live.stop();
  vi.unstubAllGlobals();
});

const steps = [{ from: 0, step: 1_000 }];
/** What the ending says below its first line. */
function under(ending: Ending, view: AuctionView, position: OwnPosition | null): string {
  if (ending !== 'won') return ` | ${endingWords(ending, view, position, money)}`;
  return position && isPaid(position) ? ', paid' : '';
}

/** True for as long as the answer to a bid is on its way. */
const underWay = /^(Sending|Taking|Handing in|Closing)/;
const money = (amount: number) => formatMoney(amount, 'EUR');

/** A page open on a lot: it writes down each sentence that it shows, and each that it says. */
async function aPage(auctionId: string) {
  const { cookie, personId } = await aBidderSession();
  const store = createLiveStore();
  const openSocket = async () => io(live.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  const connection = new Connection(store, { openSocket });
  opened.push(connection);
  const topic = topicOf.auction(auctionId);
  let attempt: Attempt = { step: 'idle' };
  let atAnswer: OwnPosition | null = null;
  const known = () =>
    (store.getState().views[topicOf.myPositions] as View<'my-positions'> | undefined)?.data.positions[0] ?? null;
  let before: { own: OwnState; phase: Phase; price: string } | null = null;
  let saidOf = '';
  const seen: string[] = [];
  const heard: string[] = [];

  const look = () => {
    const view = (store.getState().views[topic] as View<'auction'> | undefined)?.data;
    if (!view || !store.getState().views[topicOf.myPositions]) return;
    const position = positionNow(known(), attempt, atAnswer);
    const own = ownState(view, position);
    const phase = phaseBeside(phaseOf(view, serverTime(store.getState())), attempt);
    const rest = { signedIn: true, house: false, lostAt: null, outdated: false };
    const situation: Situation = { view, phase, position, attempt, money, ...rest };
    const { words } = bandOf(situation);
    const ending = phase === 'closed' ? endingOf(view, position) : null;
    const told = ending ? ` | ${ending}${under(ending, view, position)}` : '';
    if (seen.at(-1) !== words + told) seen.push(words + told);
    const next = leastBid(
      view.minimumBidAmount,
      own === 'leading' ? (position?.maxAmount ?? null) : null,
      position?.takenBackAmount ?? null,
      steps,
    );
    const answer =
      phase === 'closed' || view.format !== 'english' ? null : answerOf(momentNow(situation), attempt, money);
    const price = phase === 'open' ? priceWords(view, own, view.currentAmount, money) : '';
    const judged = isUnderWay(attempt) && before ? before.own : own;
    if (before) {
      if (answer && answer.key !== saidOf) heard.push(answer.words);
      if (judged === 'outbid' && before.own !== judged && phase === 'open' && !answer) {
        heard.push(outbidSpoken(view.currentAmount, next, money));
      }
      if (price && price !== before.price) heard.push(price);
      if (phase === 'closed' && before.phase !== phase) {
        heard.push(resultWords(view, position, money, 'key' in attempt));
      }
    }
    before = { own: judged, phase, price };
    saidOf = answer?.key ?? saidOf;
  };
  store.subscribe(look);
  connection.watch(topicOf.myPositions);
  connection.watch(topic);
  await connection.open();
  await vi.waitFor(() => expect(seen).toHaveLength(1), 10_000);
  return {
    personId,
    shows: () => seen.at(-1),
    async bid(amount: number) {
      const sent = { amount, key: aKey() };
      attempt = { step: 'sending', ...sent };
      look();
      const reply = await connection.commands.send('bid', { auctionId, maxAmount: amount, key: sent.key });
      atAnswer = known();
      attempt = attemptAfter(reply, sent, false);
      if (reply.ok) store.getState().apply([reply.view]);
      look();
    },
    since() {
      const [was, ...changes] = seen.splice(0);
      seen.push(changes.at(-1) ?? was ?? '');
      return { seen: changes.filter((words) => !underWay.test(words)), heard: heard.splice(0).sort() };
    },
  };
}
type Page = Awaited<ReturnType<typeof aPage>>;

interface Told {
  /** All that the page shows from before this moment to after it, in order. */
  seen: string[];
  heard: string[];
}
type Moment<Who extends string> = [what: string, happens: () => Promise<unknown>, told: Record<Who, Told>];

/** Goes through the moments. Every page has to have shown its last sentence, and nothing but these. */
async function expectMoments<Who extends string>(pages: Record<Who, Page>, moments: Moment<Who>[]): Promise<void> {
  for (const [what, happens, told] of moments) {
    await happens();
    const expected = Object.entries(told) as [Who, Told][];
    for (const [who, { seen }] of expected) {
      if (seen.length > 0)
        await vi.waitFor(() => expect(pages[who].shows(), `${what}: ${who}`).toBe(seen.at(-1)), 10_000);
    }
    // What comes late would be seen with the next moment, and be one too many there.
    for (const [who, rest] of expected) expect(pages[who].since(), `${what}: ${who}`).toEqual(rest);
  }
}

/** Ben, Rita and Ada, who only watches, on one lot. */
async function threeOn(lot: Parameters<typeof aLongLot>[0]) {
  const id = await aLongLot(lot);
  const [ben, rita, ada] = await Promise.all([aPage(id), aPage(id), aPage(id)]);
  return { id, pages: { ben, rita, ada } };
}

const nothing: Told = { seen: [], heard: [] };
const hears = (...heard: string[]): Told => ({ seen: [], heard });
const payNothing = 'You pay nothing.';
const anyOffer = 'The house may offer the lot to whoever bid most';

it('bidding up to a reserve and past it', async () => {
  const { id, pages } = await threeOn({ reserveAmount: 20_000 });
  const { ben, rita } = pages;
  await expectMoments(pages, [
    [
      'Ben’s first bid leads, below the reserve',
      () => ben.bid(15_000),
      {
        ben: {
          seen: ['You’re leading at €100, below the reserve'],
          heard: ['Current bid €100, you’re leading', 'You’re leading at €100, below the reserve.'],
        },
        rita: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
        ada: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
      },
    ],
    [
      'Rita bids the same maximum',
      () => rita.bid(15_000),
      {
        ben: { seen: ['You’re leading at €150, below the reserve'], heard: ['Current bid €150, you’re leading'] },
        rita: {
          seen: ['Your €150 counted. Someone bid the same maximum first.'],
          heard: ['Current bid €150', 'Your €150 counted. Someone bid the same maximum first.'],
        },
        ada: hears('Current bid €150'),
      },
    ],
    [
      'Rita meets the reserve',
      () => rita.bid(25_000),
      {
        ben: {
          seen: ['You’ve been outbid at €200'],
          heard: ['Current bid €200', 'You’ve been outbid at €200. Next bid €210.'],
        },
        rita: {
          seen: ['You’re leading at €200'],
          heard: ['Current bid €200, you’re leading', 'You’re leading at €200.'],
        },
        ada: hears('Current bid €200'),
      },
    ],
    [
      'the hammer falls',
      () => endAuctionNow(id),
      {
        ben: {
          seen: [
            `Sold to paddle 2 for €200 | lost | €50 above your last bid. ${payNothing} Your maximum is now in the public record, under paddle 1, as far as the price went.`,
          ],
          heard: [`Sold to paddle 2 for €200. €50 above your last bid. ${payNothing}`],
        },
        rita: { seen: ['Yours for €200 | won'], heard: ['It’s yours, for €200.'] },
        ada: {
          seen: ['Sold to paddle 2 for €200 | sold | How the price got there is shown below.'],
          heard: ['Sold to paddle 2 for €200.'],
        },
      },
    ],
  ]);
});

it('a bid taken back by its bidder, and a lot that does not sell', async () => {
  const { id, pages } = await threeOn({ reserveAmount: 50_000 });
  const { ben, rita } = pages;
  await becomeCustomer(ben.personId);
  await ben.bid(15_000);
  await vi.waitFor(() => expect(pages.ada.shows()).toBe('No bid from you yet'), 10_000);
  for (const page of Object.values(pages)) page.since();
  const slip = (seq: number) => ({ auctionId: id, seq, reason: 'wrong_amount' });
  const opening = 'Bidding is open, from €100';
  await expectMoments(pages, [
    [
      'Ben takes back the only bid',
      async () => expect(await retractBid(shopper(ben.personId), slip(1))).toMatchObject({ ok: true }),
      {
        ben: { seen: ['You took back your €150 bid'], heard: [opening] },
        rita: { seen: ['No bids yet'], heard: [opening] },
        ada: { seen: ['No bids yet'], heard: [opening] },
      },
    ],
    [
      'Rita bids: nobody has outbid Ben',
      () => rita.bid(12_000),
      {
        ben: hears('Current bid €100'),
        rita: {
          seen: ['You’re leading at €100, below the reserve'],
          heard: ['Current bid €100, you’re leading', 'You’re leading at €100, below the reserve.'],
        },
        ada: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
      },
    ],
    [
      'Ben bids again, above what he took back',
      () => ben.bid(16_000),
      {
        ben: {
          seen: ['You’re leading at €130, below the reserve'],
          heard: ['Current bid €130, you’re leading', 'You’re leading at €130, below the reserve.'],
        },
        rita: {
          seen: ['You’ve been outbid at €130'],
          heard: ['Current bid €130', 'You’ve been outbid at €130. Next bid €140.'],
        },
        ada: hears('Current bid €130'),
      },
    ],
    [
      'the reserve is not met',
      () => endAuctionNow(id),
      {
        ben: {
          seen: [
            `Not sold: the reserve was not met | not_sold | ${payNothing.slice(0, -1)}, and your bid is over. ${anyOffer}. The public record shows your maximum only as far as the price went, under paddle 1.`,
          ],
          heard: [`Not sold: the reserve was not met. ${payNothing}`],
        },
        rita: {
          seen: [
            `Not sold: the reserve was not met | not_sold | ${payNothing.slice(0, -1)}, and your bid is over. ${anyOffer}. Your maximum is now in the public record, under paddle 2, as far as the price went.`,
          ],
          heard: [`Not sold: the reserve was not met. ${payNothing}`],
        },
        ada: {
          seen: [
            `Not sold: the reserve was not met | not_sold | Nobody pays anything. ${anyOffer}, or put it up again.`,
          ],
          heard: ['Not sold: the reserve was not met.'],
        },
      },
    ],
  ]);
});

it('a leader whose bid the desk takes back is not told that they were outbid', async () => {
  const { id, pages } = await threeOn({});
  const { ben, rita } = pages;
  await rita.bid(12_000);
  await ben.bid(30_000);
  await vi.waitFor(() => expect(rita.shows()).toBe('You’ve been outbid at €130'), 10_000);
  for (const page of Object.values(pages)) page.since();
  const desk: Actor = { kind: 'key', name: 'desk', scopes: ['*'] };
  await expectMoments(pages, [
    [
      'the desk takes it back',
      () => retractBid(desk, { auctionId: id, seq: 2, reason: 'Its bidder asked' }),
      {
        ben: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
        rita: { seen: ['You’re leading at €100'], heard: ['Current bid €100, you’re leading'] },
        ada: hears('Current bid €100'),
      },
    ],
  ]);
});

it('a lot bought outright over its leader', async () => {
  const { id, pages } = await threeOn({ reserveAmount: 20_000, buyNowAmount: 30_000 });
  const { ben, rita } = pages;
  await rita.bid(10_000);
  await vi.waitFor(() => expect(ben.shows()).toBe('No bid from you yet'), 10_000);
  for (const page of Object.values(pages)) page.since();
  await expectMoments(pages, [
    [
      'Ben buys it',
      () => buyNow(shopper(ben.personId), { auctionId: id, key: aKey() }),
      {
        ben: { seen: ['Yours for €300 | won'], heard: ['It’s yours, for €300.'] },
        rita: {
          seen: [
            `Sold to paddle 2 for €300 | lost | €200 above your last bid. ${payNothing} Your maximum is now in the public record, under paddle 1, as far as the price went.`,
          ],
          heard: [`Sold to paddle 2 for €300. €200 above your last bid. ${payNothing}`],
        },
        ada: {
          seen: ['Sold to paddle 2 for €300 | sold | How the price got there is shown below.'],
          heard: ['Sold to paddle 2 for €300.'],
        },
      },
    ],
  ]);
});

it('a falling price that two take at once', async () => {
  const { pages } = await threeOn({
    format: 'dutch',
    startAmount: 40_000,
    dutch: { dropAmount: 1_000, dropSeconds: 1_000, floorAmount: 15_000 },
  });
  const { ben, rita, ada } = pages;
  await Promise.all([ben.bid(40_000), rita.bid(40_000)]);
  const sold = 'Sold to paddle 1 for €400';
  await vi.waitFor(() => expect(ada.shows()).toBe(`${sold} | sold | `), 10_000);
  const [winner, loser] = ben.shows()?.startsWith('Yours') ? [ben, rita] : [rita, ben];
  await vi.waitFor(() => expect(loser.shows()).toBe('Someone took it first, at €400 | sold | '), 10_000);
  expect(winner.since()).toEqual({ seen: ['Yours for €400 | won'], heard: ['It’s yours, for €400.'] });
  const { seen, heard } = loser.since();
  expect(seen.filter((words) => words !== 'Someone got there first')).toEqual([
    'Someone took it first, at €400 | sold | ',
  ]);
  expect(heard).toEqual([`${sold}. ${payNothing}`]);
  expect(ada.since().heard).toEqual([`${sold}.`]);
});

it('sealed bids, of which two are the same', async () => {
  const { id, pages } = await threeOn({ format: 'sealed_first_price' });
  const { ben, rita } = pages;
  const isIn: Told = { seen: ['Your sealed bid of €120 is in'], heard: ['Your sealed bid is in'] };
  await expectMoments(pages, [
    ['Ben hands one in', () => ben.bid(12_000), { ben: isIn, rita: nothing, ada: nothing }],
    ['so does Rita', () => rita.bid(12_000), { ben: nothing, rita: isIn, ada: nothing }],
    [
      'they are opened',
      () => endAuctionNow(id),
      {
        ben: { seen: ['Yours for €120 | won'], heard: ['It’s yours, for €120.'] },
        rita: {
          seen: [
            `Sold to paddle 1 for €120 | lost | ${payNothing} What you bid is also the price, and the price is public.`,
          ],
          heard: [`Sold to paddle 1 for €120. ${payNothing}`],
        },
        ada: {
          seen: ['Sold to paddle 1 for €120 | sold | Only the price is public. The other bids stay sealed.'],
          heard: ['Sold to paddle 1 for €120.'],
        },
      },
    ],
  ]);
});
