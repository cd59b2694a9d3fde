import { describe, expect, it } from 'vitest';
import type { OpenSharedOrder } from '#contract/order/shared-order.ts';
import { readerTime } from '../reader-time.ts';
import { sharedHeadline, sharedSteps } from './shared-order-words.ts';

const packedAt = '2026-11-23T09:00:00.000Z';
const toCollect = (more: Partial<OpenSharedOrder>): OpenSharedOrder => ({
  ...{ open: true, status: 'paid', city: null, country: null, pieces: [], parcels: [] },
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
    const titles = (order: OpenSharedOrder) => sharedSteps(order).map(({ title, at }) => [title, at]);
    expect(titles(toCollect({ status: 'packed', packedAt }))).toEqual([
      ['Paid', null],
      ['Packed', packedAt],
      ['Ready to collect', packedAt],
    ]);
    expect(titles(collected).at(-1)).toEqual(['Collected', '2026-11-24T12:00:00.000Z']);
  });
});
