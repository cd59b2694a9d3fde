import { describe, expect, it } from 'vitest';
import type { OwnState } from '#components/auction/bid/own-state.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { extensionCount, lengthShort } from './extension-words.ts';
import {
  callsOf,
  clockMarks,
  extensionWords,
  marksPassed,
  markWords,
  outbidSpoken,
  priceWords,
  resultWords,
  sayLength,
} from './spoken-words.ts';

const money = (amount: number) => `€${amount}`;
const sold = (more: Partial<AuctionView> = {}) =>
  ({
    format: 'english',
    outcome: 'sold',
    leader: 'Paddle 31',
    currentAmount: 740,
    bidCount: 34,
    hasReserve: true,
    softCloseSeconds: 120,
    maxExtensionSeconds: null,
    minimumBidAmount: 750,
    scheduledEndsAt: '2026-11-21T21:09:12.000Z',
    endsAt: '2026-11-21T21:11:04.000Z',
    ...more,
  }) as AuctionView;
const bid = (paddle: string, maxAmount: number) => ({ paddle, maxAmount }) as OwnPosition;

describe('how much longer', () => {
  it.each([
    [112_000, '1 minute 52 seconds', '1 min 52 s'],
    [120_000, '2 minutes', '2 min'],
    [61_000, '1 minute 1 second', '1 min 1 s'],
    [30_400, '30 seconds', '30 s'],
    [1_000, '1 second', '1 s'],
  ])('%d ms: %s', (ms, spoken, short) => {
    expect(sayLength(ms)).toBe(spoken);
    expect(lengthShort(ms)).toBe(short);
  });

  it('says nothing where the close did not move', () => {
    expect(extensionWords('2026-11-21T21:09:12.000Z', '2026-11-21T21:11:04.000Z')).toBe('1 minute 52 seconds more.');
    expect(extensionWords('2026-11-21T21:09:12.000Z', '2026-11-21T21:09:12.300Z')).toBeNull();
  });

  it.each([
    [1, 'once'],
    [5, 'for the fifth time'],
    [12, 'for the 12th time'],
  ])('%d extensions: %s', (count, words) => expect(extensionCount(count)).toBe(words));
});

describe('the calls', () => {
  it('come at 60, 30 and 10 seconds, and again after a bid has moved the close', () => {
    expect([601_000, 600_000, 299_000, 60_000, 30_000, 10_000, 0].map(marksPassed)).toEqual([0, 1, 2, 3, 4, 5, 5]);
    expect(marksPassed(120_000)).toBe(2);
  });

  it.each([
    [600, sold(), 'Closes in 10 minutes'],
    [60, sold(), 'First call at €740. One minute.'],
    [30, sold(), 'Second call at €740. Thirty seconds.'],
    [10, sold(), 'Last call at €740. Ten seconds.'],
    [60, sold({ bidCount: 0 }), 'Closes in 1 minute'],
    [10, sold({ bidCount: 0 }), null],
    [60, sold({ format: 'sealed_first_price' }), 'Closes in 1 minute'],
    [30, sold({ format: 'dutch' }), null],
    [60, sold({ softCloseSeconds: 30 }), 'Closes in 1 minute'],
    [30, sold({ softCloseSeconds: 30 }), null],
    [10, sold({ softCloseSeconds: 30 }), 'Last call at €740. Ten seconds.'],
  ] as const)('%d s', (seconds, view, words) => {
    expect(clockMarks).toContain(seconds);
    expect(markWords(seconds, seconds * 1_000 - 20, view, money)).toBe(words);
  });

  it('a page that was asleep, or has only now learnt the time, says the time that is left', () => {
    expect(markWords(60, 46_000, sold(), money)).toBe('Closes in 46 seconds');
    expect(markWords(300, 106_000, sold(), money)).toBe('Closes in 1 minute 46 seconds');
    expect(markWords(30, 25_000, sold({ format: 'dutch' }), money)).toBe('Closes in 25 seconds');
  });
});

describe('a call is made only where a bid would begin it again', () => {
  it.each<[string, Partial<AuctionView>, number[]]>([
    ['two minutes', {}, [60, 30, 10]],
    ['half a minute, from which a bid comes back to thirty seconds and no more', { softCloseSeconds: 30 }, [10]],
    ['no soft close', { softCloseSeconds: 0 }, []],
    ['a close that may still move', { maxExtensionSeconds: 600 }, [60, 30, 10]],
    ['a close that may move no further', { maxExtensionSeconds: 112 }, []],
  ])('%s', (_, more, calls) => expect(callsOf(sold(more))).toEqual(calls));

  it('whoever leads no longer hears the price and what would lead again', () => {
    expect(outbidSpoken(740, 750, money)).toBe('You’ve been outbid at €740. Next bid €750.');
  });
});

it.each<[string, Partial<AuctionView>, OwnState, string]>([
  ['before the first bid', { bidCount: 0, minimumBidAmount: 740 }, 'none', 'Bidding is open, from €740'],
  ['after it', { bidCount: 1 }, 'none', 'Current bid €740'],
  ['to the leader', {}, 'leading', 'Current bid €740, you’re leading'],
  ['of a falling price', { format: 'dutch', bidCount: 0 }, 'none', 'Price €740'],
  ['of a sealed lot', { format: 'sealed_first_price', bidCount: 0 }, 'none', ''],
  ['of one’s own sealed bid', { format: 'sealed_first_price', bidCount: 0 }, 'sealed', 'Your sealed bid is in'],
])('what is said of the price %s', (_when, more, own, words) => {
  expect(priceWords(sold({ state: 'open', ...more }), own, 740, money)).toBe(words);
});

describe('the result', () => {
  it('whoever pressed too late on a falling price hears that they pay nothing', () => {
    expect(resultWords(sold({ format: 'dutch' }), null, money, true)).toBe(
      'Sold to paddle 31 for €740. You pay nothing.',
    );
  });

  it.each<[string, AuctionView, OwnPosition | null, string]>([
    ['the winner', sold(), bid('Paddle 31', 800), 'It’s yours, for €740.'],
    ['a loser', sold(), bid('Paddle 22', 730), 'Sold to paddle 31 for €740. €10 above your last bid. You pay nothing.'],
    ['an onlooker', sold(), null, 'Sold to paddle 31 for €740.'],
    ['whoever took their bid back', sold(), bid('Paddle 22', 0), 'Sold to paddle 31 for €740.'],
    [
      'whoever had the same maximum later',
      sold(),
      bid('Paddle 22', 740),
      'Sold to paddle 31 for €740. You pay nothing.',
    ],
    [
      'whoever led when it was bought outright for less',
      sold(),
      bid('Paddle 22', 900),
      'Sold to paddle 31 for €740. You pay nothing.',
    ],
    [
      'a loser of a sealed lot',
      sold({ format: 'sealed_first_price' }),
      bid('Paddle 22', 300),
      'Sold to paddle 31 for €740. You pay nothing.',
    ],
    ['nobody bid', sold({ outcome: 'no_bids', leader: null, bidCount: 0 }), null, 'Not sold. Nobody bid.'],
    [
      'below the reserve, to whoever led',
      sold({ outcome: 'reserve_not_met' }),
      bid('Paddle 31', 740),
      'Not sold: the reserve was not met. You pay nothing.',
    ],
    ['below the reserve, to others', sold({ outcome: 'reserve_not_met' }), null, 'Not sold: the reserve was not met.'],
  ])('%s', (_who, view, position, words) => {
    expect(resultWords(view, position, money)).toBe(words);
  });
});
