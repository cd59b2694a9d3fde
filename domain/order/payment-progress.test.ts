import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advances, isDecided, type PaymentStatus } from './payment-progress.ts';

const follow = (news: readonly PaymentStatus[]) =>
  news.reduce<PaymentStatus>((status, to) => (advances(status, to) ? to : status), 'created');

describe('news of a payment', () => {
  it('ends the same in any order and however often it comes', () => {
    const story: PaymentStatus[] = ['requires_action', 'processing', 'approved'];
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 6 }), (news) => {
        expect(follow(news)).toBe('approved');
      }),
    );
  });

  it('never takes back what the bank decided', () => {
    expect(follow(['declined', 'approved'])).toBe('declined');
    expect(follow(['approved', 'declined', 'processing'])).toBe('approved');
    expect(follow(['declined', 'refunded'])).toBe('declined');
    expect(isDecided('processing')).toBe(false);
  });
});
