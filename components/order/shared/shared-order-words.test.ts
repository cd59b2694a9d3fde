import { describe, expect, it } from 'vitest';
import type { OpenSharedOrder } from '#contract/order/page/shared-order.ts';
import { journeyList } from '../journey/journey-list.ts';
import { readerTime } from '../reader-time.ts';
import { sharedHeadline, sharedJourney, strangerWords } from './shared-order-words.ts';

const packedAt = '2026-11-23T09:00:00.000Z';
const toCollect = (more: Partial<OpenSharedOrder>): OpenSharedOrder => ({
  ...{ open: true, status: 'paid', city: null, country: null, pieces: [], parcels: [], arrival: null },
  ...{ toCollect: true, packedAt: null, collectedAt: null },
  ...more,
});
const collected = toCollect({ status: 'delivered', packedAt, collectedAt: '2026-11-24T12:00:00.000Z' });

describe('a shared order that is collected', () => {
  it.each([
    ['Being prepared', toCollect({})],
    ['Ready to collect', toCollect({ status: 'packed', packedAt })],
    ['Collected', collected],
    ['This order was cancelled', toCollect({ status: 'cancelled' })],
  ])('says “%s”', (words, order) => {
    expect(sharedHeadline(order, readerTime(null))).toBe(words);
  });

  it('has no step of a carrier', () => {
    const titles = (order: OpenSharedOrder) =>
      journeyList(sharedJourney(order), strangerWords, readerTime(null)).map(({ look, title }) => `${look} ${title}`);
    expect(titles(toCollect({}))).toEqual([
      'next Collected',
      'next Ready to collect',
      'next Packed',
      'current Being prepared',
    ]);
    expect(titles(toCollect({ status: 'packed', packedAt }))).toEqual([
      'next Collected',
      'current Ready to collect',
      'done Packed',
    ]);
    expect(titles(collected)).toEqual(['done Collected', 'done Packed']);
  });
});
