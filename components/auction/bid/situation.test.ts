import { describe, expect, it } from 'vitest';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { ownState } from './own-state.ts';
import { bandOf, phaseOf, type Situation } from './situation.ts';

const view: AuctionView = {
  id: 'a',
  slug: 'jar',
  lotNumber: 1,
  title: 'Jar',
  state: 'open',
  outcome: null,
  currency: 'EUR',
  currentAmount: 640,
  minimumBidAmount: 650,
  bidCount: 3,
  paddleCount: 2,
  hasReserve: true,
  reserveMet: true,
  buyNowAmount: null,
  takesBids: true,
  leader: 'Paddle 2',
  startsAt: '2026-11-20T18:00:00.000Z',
  extensions: 0,
  scheduledEndsAt: '2026-11-20T21:00:00.000Z',
  endsAt: '2026-11-20T21:00:00.000Z',
  closedAt: null,
  softCloseSeconds: 120,
  history: [],
  format: 'english',
  maxExtensionSeconds: null,
  dutch: null,
  premiumBasisPoints: 0,
  sale: null,
  recordHash: null,
  relistedAs: null,
};
const position = (paddle: string): OwnPosition => ({
  auctionId: 'a',
  slug: 'jar',
  title: 'Jar',
  paddle,
  maxAmount: 700,
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
const situation: Situation = {
  view,
  position: null,
  signedIn: true,
  house: false,
  phase: 'open',
  lostAt: null,
  outdated: false,
  attempt: { step: 'idle' },
  money: (amount) => `€${amount}`,
};
const dutch: AuctionView = { ...view, format: 'dutch', bidCount: 0, leader: null, hasReserve: false };
const sealed: AuctionView = { ...view, format: 'sealed_first_price', bidCount: 0, leader: null };
const closed = (outcome: AuctionView['outcome'], lot = view): Partial<Situation> => ({
  phase: 'closed',
  view: { ...lot, state: 'closed', outcome },
});

describe('where a lot stands', () => {
  const end = Date.parse(view.endsAt);
  it.each([
    ['open before its end', 'open', end - 1, 'open'],
    ['closing from its end until the server’s word', 'open', end, 'closing'],
    ['open while the time is not known', 'open', null, 'open'],
    ['closed when the server says so, whatever the clock', 'closed', end - 1_000, 'closed'],
    ['opening from its start until the server’s word', 'scheduled', Date.parse(view.startsAt), 'opening'],
    ['upcoming before', 'scheduled', Date.parse(view.startsAt) - 1, 'upcoming'],
  ] as const)('%s', (_, state, now, phase) => expect(phaseOf({ ...view, state }, now)).toBe(phase));
});

it('whoever took their only bid back neither leads nor is outbid', () => {
  expect(ownState(view, { ...position('Paddle 1'), maxAmount: 0 })).toBe('none');
  expect(ownState(view, position('Paddle 1'))).toBe('outbid');
});

describe('the band', () => {
  it.each([
    ['nobody has bid', { view: { ...view, bidCount: 0 } }, 'plain', 'No bids yet'],
    ['you have not', {}, 'plain', 'No bid from you yet'],
    ['you lead', { position: position('Paddle 2') }, 'leading', 'You’re leading at €640'],
    [
      'you lead below the reserve',
      { position: position('Paddle 2'), view: { ...view, reserveMet: false } },
      'leading',
      'You’re leading at €640, below the reserve',
    ],
    ['you are outbid', { position: position('Paddle 1') }, 'outbid', 'You’ve been outbid at €640'],
    [
      'a bid is on its way',
      { attempt: { step: 'sending', amount: 650, key: 'k' } },
      'plain',
      'Sending your bid of €650…',
    ],
    [
      'its answer was lost',
      { attempt: { step: 'unknown', amount: 650, key: 'k' }, lostAt: 1 },
      'lost',
      'We don’t know yet if €650 counted',
    ],
    [
      'someone was faster',
      { attempt: { step: 'refused', amount: 650, key: 'k', problem: { code: 'bid_too_low', message: '' } } },
      'outbid',
      'Not taken: €650 is no longer enough',
    ],
    ['nobody knows who you are', { signedIn: null }, 'unknown', 'Checking where you stand'],
    ['nobody has signed in', { signedIn: false }, 'plain', 'Sign in to bid'],
    ['the time is up', { phase: 'closing' }, 'plain', 'Closing. No new bids.'],
    ['you are the house', { house: true }, 'plain', 'This is the house’s own lot'],
    ['you won', { ...closed('sold'), position: position('Paddle 2') }, 'leading', 'Yours for €640'],
    ['another won', { ...closed('sold'), position: position('Paddle 1') }, 'plain', 'Sold to paddle 2 for €640'],
    ['it was sold', closed('sold'), 'plain', 'Sold to paddle 2 for €640'],
    ['it was not', closed('reserve_not_met'), 'plain', 'Not sold: the reserve was not met'],
    ['the price falls', { view: dutch }, 'plain', 'The price is falling. First to take it gets it'],
    [
      'you take it',
      { view: dutch, attempt: { step: 'sending', amount: 300, key: 'k' } },
      'plain',
      'Taking it at €300…',
    ],
    [
      'another took it while you decided',
      { ...closed('sold', dutch), attempt: { step: 'confirming', amount: 650 } },
      'outbid',
      'Someone took it first, at €640',
    ],
    ['bids are sealed', { view: sealed }, 'plain', 'Bids are sealed until'],
    ['yours is in', { view: sealed, position: position('Paddle 1') }, 'leading', 'Your sealed bid of €700 is in'],
    [
      'yours was the highest',
      { ...closed('sold', { ...sealed, leader: 'Paddle 1' }), position: position('Paddle 1') },
      'leading',
      'Yours for €640',
    ],
  ] as [string, Partial<Situation>, string, string][])('%s', (_, change, tone, words) => {
    expect(bandOf({ ...situation, ...change })).toMatchObject({ tone, words });
  });
});

it('says beside it whose bid passed yours, and when; not while that may be old', () => {
  const at = '2026-11-20T20:07:12.000Z';
  const bid = { seq: 4, paddle: 'Paddle 2', amount: 640, at, automatic: false, kind: 'bid', retracted: false } as const;
  const outbid = { ...situation, view: { ...view, history: [bid] }, position: position('Paddle 1') };
  expect(bandOf(outbid)).toMatchObject({ by: 'Paddle 2', at: { moment: at, show: 'seconds' } });
  expect(bandOf({ ...outbid, position: position('Paddle 2') }).by).toBeUndefined();
  expect(bandOf({ ...outbid, lostAt: 1 }).by).toBeUndefined();
  const takenBack = { ...outbid.view, history: [{ ...bid, kind: 'retraction' as const }] };
  expect(bandOf({ ...outbid, view: takenBack }).by).toBeUndefined();
});

it('invites nobody to bid while nothing can be paid, and still says how a bidder stands', () => {
  const closed = { ...situation, view: { ...view, takesBids: false } };
  expect(bandOf(closed).words).toBe('Bidding is closed');
  expect(bandOf({ ...closed, signedIn: false }).words).toBe('Bidding is closed');
  expect(bandOf({ ...closed, position: position('Paddle 2') }).words).not.toBe('Bidding is closed');
});
