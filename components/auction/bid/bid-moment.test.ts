import { describe, expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { Accepted, Attempt } from './answer/attempt.ts';
import { answerOf, bandOfMoment, pausedWords } from './bid-moment.ts';
import { ownState, positionNow } from './own-state.ts';
import { bandOf, momentNow, type Situation } from './situation.ts';

const money = (amount: number) => `€${amount}`;
const view = (leader: string | null, currentAmount = 640, more: Partial<AuctionView> = {}): AuctionView => ({
  id: 'a',
  slug: 'jar',
  lotNumber: 1,
  title: 'Jar',
  state: 'open',
  outcome: null,
  currency: 'EUR',
  currentAmount,
  minimumBidAmount: currentAmount + 10,
  bidCount: leader ? 3 : 0,
  paddleCount: 2,
  leader,
  hasReserve: false,
  reserveMet: false,
  buyNowAmount: null,
  takesBids: true,
  extensions: 0,
  softCloseSeconds: 120,
  history: [],
  startsAt: '2026-11-20T18:00:00.000Z',
  endsAt: '2026-11-20T21:00:00.000Z',
  closedAt: null,
  scheduledEndsAt: '2026-11-20T21:00:00.000Z',
  format: 'english',
  maxExtensionSeconds: null,
  dutch: null,
  premiumBasisPoints: 0,
  sale: null,
  recordHash: null,
  relistedAs: null,
  ...more,
});
const own = (maxAmount: number, paddle = 'Paddle 1'): OwnPosition => ({
  auctionId: 'a',
  slug: 'jar',
  title: 'Jar',
  paddle,
  maxAmount,
  currency: 'EUR',
  leading: false,
  sealed: false,
  state: 'open',
  won: false,
  orderPublicId: null,
  offered: false,
  latestBid: null,
  lotVersion: 1,
  format: 'english',
  outcome: null,
  soldAmount: null,
  takenBackAmount: null,
  toPay: null,
  request: null,
  orderEnded: null,
});
const accepted = (more: Partial<Accepted>): Accepted => ({
  step: 'accepted',
  amount: 650,
  key: 'k',
  outcome: 'leading',
  price: 650,
  paddle: 'Paddle 1',
  equal: false,
  back: false,
  ...more,
});
const situation = (more: Partial<Situation>): Situation => ({
  view: view('Paddle 2'),
  position: null,
  signedIn: true,
  house: false,
  phase: 'open',
  lostAt: null,
  outdated: false,
  attempt: { step: 'idle' },
  money,
  ...more,
});
const mine = (price = 650) => ({ view: view('Paddle 1', price), position: own(700) });
const theirs = (price = 660) => ({ view: view('Paddle 2', price), position: own(650) });
const refused = (code: 'bid_too_low' | 'auction_ended' | 'unavailable' | 'bidder_not_ready'): Attempt => ({
  step: 'refused',
  amount: 650,
  key: 'k',
  problem: { code, message: '' },
});

describe('each moment has its sentence', () => {
  it.each([
    ['unknown, also where others lead', { signedIn: null }, 'unknown', 'Checking where you stand'],
    ['nobody signed in', { signedIn: false }, 'plain', 'Sign in to bid'],
    ['no bid from them', {}, 'plain', 'No bid from you yet'],
    ['asked for the first time', { attempt: { step: 'confirming', amount: 650 } }, 'plain', 'You have not bid yet'],
    ['sending', { attempt: { step: 'sending', amount: 650, key: 'k' } }, 'plain', 'Sending your bid of €650…'],
    [
      'sent just before the end',
      { phase: 'closing', attempt: { step: 'sending', amount: 650, key: 'k' } },
      'plain',
      'Sending your bid of €650…',
    ],
    ['counted and leading', { ...mine(), attempt: accepted({}) }, 'leading', 'You’re leading at €650'],
    [
      'a maximum raised',
      { ...mine(), attempt: accepted({ outcome: 'raised', amount: 720 }) },
      'leading',
      'Your maximum is now €720. You’re leading.',
    ],
    [
      'counted, beaten at once',
      { ...theirs(), attempt: accepted({ outcome: 'outbid', price: 660, paddle: null }) },
      'outbid',
      'Your €650 counted. A higher maximum was there.',
    ],
    [
      'counted, as high as one before',
      { ...theirs(650), attempt: accepted({ outcome: 'outbid', paddle: null, equal: true }) },
      'outbid',
      'Your €650 counted. Someone bid the same maximum first.',
    ],
    [
      'that was said until the price went on',
      { ...theirs(690), attempt: accepted({ outcome: 'outbid', price: 660, paddle: null }) },
      'outbid',
      'You’ve been outbid at €690',
    ],
    ['led, and was outbid', { ...theirs(690), attempt: accepted({}) }, 'outbid', 'You’ve been outbid at €690'],
    ['refused', { ...theirs(), attempt: refused('bid_too_low') }, 'outbid', 'Not taken: €650 is no longer enough'],
    [
      'refused after the close',
      { attempt: refused('auction_ended') },
      'outbid',
      'Not taken: €650 reached us after the close',
    ],
    ['never sent', { attempt: refused('unavailable') }, 'lost', 'Your €650 bid didn’t reach us, so it doesn’t count.'],
    [
      'the answer was lost',
      { lostAt: 1, attempt: { step: 'unknown', amount: 650, key: 'k' } },
      'lost',
      'We don’t know yet if €650 counted',
    ],
    [
      'back, it counted',
      { ...mine(), attempt: accepted({ back: true }) },
      'leading',
      'Your €650 did count. You’re leading.',
    ],
    [
      'back, it counted and was beaten',
      { ...theirs(), attempt: accepted({ back: true, price: 660 }) },
      'outbid',
      'Your €650 did count. You’ve been outbid at €660.',
    ],
    ['offline, outbid', { ...theirs(640), lostAt: 1 }, 'outbid', 'You were outbid at €640, when we last heard'],
    ['offline, leading', { ...mine(640), lostAt: 1 }, 'leading', 'You were leading at €640, when we last heard'],
    ['offline, not known', { signedIn: null, lostAt: 1 }, 'plain', 'The bid was €640, when we last heard'],
    ['closing', { ...mine(), phase: 'closing' }, 'plain', 'Closing. No new bids.'],
    [
      'closed while offline',
      { view: view('Paddle 1', 650, { softCloseSeconds: 0 }), phase: 'closing', lostAt: 1 },
      'lost',
      'The lot has closed. We can’t see the result yet.',
    ],
    [
      'its time up while offline, where a late bid may have moved it',
      { ...mine(), phase: 'closing', lostAt: 1 },
      'lost',
      'Time should be up. We can’t see the result yet.',
    ],
  ] as [string, Partial<Situation>, string, string][])('%s', (_, change, tone, words) => {
    expect(bandOf(situation(change))).toMatchObject({ tone, words });
  });
});

it('a maximum still bids for a leader who is offline, and for nobody else', () => {
  const said = (change: Partial<Situation>) => {
    const moment = momentNow(situation({ lostAt: 1, ...change }));
    return moment.is === 'offline' ? pausedWords(moment, change.position?.maxAmount ?? null, money) : '';
  };
  expect(said(mine())).toContain('Your maximum of €700 bids for you unless it’s been beaten.');
  expect(said(theirs())).toContain('Your maximum of €650 has been beaten.');
  for (const change of [theirs(), {}, { signedIn: null }]) expect(said(change)).not.toContain('still bids');
});

describe('the answer to one’s own bid', () => {
  const answer = (change: Partial<Situation>) => {
    const now = situation(change);
    return answerOf(momentNow(now), now.attempt, money);
  };
  it('is the band’s sentence, and another one for each bid and for what becomes of it', () => {
    const lost = answer({ lostAt: 1, attempt: { step: 'unknown', amount: 650, key: 'k' } });
    const back = answer({ ...mine(), attempt: accepted({ back: true }) });
    const again = answer({ ...mine(), attempt: accepted({ key: 'l' }) });
    expect(lost?.words).toBe('We don’t know yet if €650 counted.');
    expect(back?.words).toBe('Your €650 did count. You’re leading.');
    expect(again?.words).toBe('You’re leading at €650.');
    expect(new Set([lost, back, again].map((one) => one?.key)).size).toBe(3);
  });

  it('is none while somebody chooses, is asked, or hears of others’ bids', () => {
    for (const attempt of [{ step: 'idle' }, { step: 'confirming', amount: 650 }, accepted({})] as Attempt[]) {
      expect(answer({ ...theirs(690), attempt })).toBeNull();
    }
    expect(bandOfMoment(momentNow(situation({ ...theirs(690), attempt: accepted({}) })), money).words).toContain(
      'outbid',
    );
  });
});

describe('how somebody stands by their latest answer', () => {
  it('is known before their own view has come, and goes with it as soon as it has', () => {
    const leads = accepted({ amount: 720 });
    expect(positionNow(null, leads, null)).toMatchObject({ paddle: 'Paddle 1', maxAmount: 720 });
    const before = own(650);
    expect(positionNow(before, leads, before)).toMatchObject({ maxAmount: 720 });
    const takenBack = own(0);
    expect(positionNow(takenBack, leads, before)).toBe(takenBack);
  });

  it('is known as outbid by the answer alone, so that a line that goes silent just then takes nothing back', () => {
    const beaten = accepted({ amount: 700, outcome: 'outbid', paddle: null });
    const position = positionNow(null, beaten, null);
    expect(position && ownState(view('Paddle 2'), position)).toBe('outbid');
  });
});
