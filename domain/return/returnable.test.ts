import { describe, expect, it } from 'vitest';
import { mayReturn, returnableLines } from './returnable.ts';

const lines = [
  { id: 'bowl', sku: 'BOWL', quantity: 3 },
  { id: 'premium', sku: 'PREMIUM', quantity: 1 },
];
const left = returnableLines(lines, [{ lineId: 'bowl', quantity: 1 }]);
const wanted = (quantity: number, lineId = 'bowl') => [{ lineId, quantity }];
const delivered = { status: 'delivered', until: 100, left } as const;

describe('what may be sent back', () => {
  it('is what was bought, less what is on its way back already; a premium is no piece', () => {
    expect(left).toEqual([{ lineId: 'bowl', quantity: 2 }]);
  });

  it('never more than that, also in two lines that name the same', () => {
    expect(mayReturn(delivered, wanted(2), 0)).toMatchObject({ ok: true });
    expect(mayReturn(delivered, wanted(3), 0)).toMatchObject({ refusal: { code: 'too_many', left: 2 } });
    expect(mayReturn(delivered, [...wanted(1), ...wanted(2)], 0)).toMatchObject({ refusal: { code: 'too_many' } });
    expect(mayReturn(delivered, wanted(1, 'other'), 0)).toMatchObject({ refusal: { left: 0 } });
  });

  it('from its delivery until its time is over, to the millisecond', () => {
    expect(mayReturn(delivered, wanted(1), 99)).toMatchObject({ ok: true });
    expect(mayReturn(delivered, wanted(1), 100)).toMatchObject({ refusal: { code: 'too_late' } });
    expect(mayReturn({ ...delivered, status: 'completed' }, wanted(1), 0)).toMatchObject({
      refusal: { code: 'too_late' },
    });
    expect(mayReturn({ ...delivered, status: 'shipped', until: null }, wanted(1), 0)).toMatchObject({
      refusal: { code: 'not_delivered' },
    });
  });
});
