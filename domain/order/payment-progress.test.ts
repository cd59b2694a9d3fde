import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advances, isDecided, type PaymentStatus, standingOf } from './payment-progress.ts';

const follow = (news: readonly PaymentStatus[]) =>
  news.reduce<PaymentStatus>((status, to) => (advances(status, to) ? to : status), 'created');

describe('news of a payment', () => {
  it('ends the same in any order and however often it comes', () => {
    const story: PaymentStatus[] = ['requires_action', 'processing', 'authorised', 'declined', 'approved'];
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 10 }), (news) => {
        expect(follow(news)).toBe('approved');
      }),
    );
  });

  it('that money was taken counts, also after the payment was called off', () => {
    expect(follow(['authorised', 'declined', 'approved'])).toBe('approved');
    expect(follow(['approved', 'declined'])).toBe('approved');
  });

  it('that money was taken counts once where it was given back, because another payment had paid the order', () => {
    expect(advances(standingOf({ status: 'declined', reason: 'paid_twice' }), 'approved')).toBe(false);
    expect(advances(standingOf({ status: 'declined', reason: 'order_cancelled' }), 'approved')).toBe(true);
  });

  it('never takes back what the bank decided', () => {
    expect(follow(['declined', 'authorised', 'processing'])).toBe('declined');
    expect(follow(['approved', 'declined', 'processing'])).toBe('approved');
    expect(follow(['declined', 'refunded'])).toBe('declined');
    expect(isDecided('processing')).toBe(false);
  });
});
