import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStatuses } from '../order/order-transitions.ts';
import { premiumSku } from '../order/premium-line.ts';
import { reviewableLines } from './reviewable.ts';

const bowl = { id: 'bowl', sku: 'BOWL', quantity: 2, productId: 'p1' };
const jug = { id: 'jug', sku: 'JUG', quantity: 1, productId: 'p2' };

describe('which lines of an order can be written about', () => {
  it.each([
    ['all that were delivered', { status: 'delivered', lines: [bowl, jug], back: [] }, ['bowl', 'jug']],
    ['after the time for returns too', { status: 'completed', lines: [bowl], back: [] }, ['bowl']],
    ['none that is on its way', { status: 'shipped', lines: [bowl], back: [] }, []],
    ['none of an order that was refunded', { status: 'refunded', lines: [bowl], back: [] }, []],
    ['none that was sent back', { status: 'delivered', lines: [jug], back: [{ lineId: 'jug', quantity: 1 }] }, []],
    ['one kept of two', { status: 'delivered', lines: [bowl], back: [{ lineId: 'bowl', quantity: 1 }] }, ['bowl']],
    ['no lot', { status: 'delivered', lines: [{ ...jug, productId: null }], back: [] }, []],
    ['no premium', { status: 'delivered', lines: [{ ...jug, sku: premiumSku }], back: [] }, []],
  ] as const)('%s', (_, order, lines) => {
    expect(reviewableLines(order)).toEqual(lines);
  });

  it('is never one that came back whole, whatever else came back', () => {
    const back = fc.array(fc.record({ lineId: fc.constantFrom('bowl', 'jug'), quantity: fc.nat(3) }));
    fc.assert(
      fc.property(fc.constantFrom(...orderStatuses), back, (status, gone) => {
        const left = reviewableLines({ status, lines: [bowl, jug], back: gone });
        for (const { id, quantity } of [bowl, jug]) {
          const came = gone.filter(({ lineId }) => lineId === id).reduce((sum, one) => sum + one.quantity, 0);
          const arrived = status === 'delivered' || status === 'completed';
          expect(left.includes(id)).toBe(arrived && came < quantity);
        }
      }),
    );
  });
});
