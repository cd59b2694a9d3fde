import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availableOf, count, hold, release, type StockLevel, sell } from './stock.ts';

type Command = { do: 'hold' | 'release' | 'sell' | 'count' | 'receive'; quantity: number };

const commands = fc.array(
  fc.record({
    do: fc.constantFrom<Command['do'][]>('hold', 'release', 'sell', 'count', 'receive'),
    quantity: fc.integer({ min: 1, max: 8 }),
  }),
  { maxLength: 60 },
);

/** Runs one command; more than is there, or than is held, may be asked for. */
function run(stock: StockLevel, command: Command): { stock: StockLevel; sold: number; received: number } {
  const still = { stock, sold: 0, received: 0 };
  switch (command.do) {
    case 'hold': {
      const decision = hold({ ...stock, offered: true }, command.quantity);
      return decision.ok ? { ...still, stock: decision.value } : still;
    }
    case 'release': {
      const decision = release(stock, command.quantity);
      return decision.ok ? { ...still, stock: decision.value } : still;
    }
    case 'sell': {
      const decision = sell(stock, command.quantity);
      return decision.ok ? { ...still, stock: decision.value, sold: command.quantity } : still;
    }
    case 'count': {
      const decision = count(stock, command.quantity);
      return decision.ok ? { ...still, stock: decision.value, received: command.quantity - stock.onHand } : still;
    }
    case 'receive': {
      const decision = count(stock, stock.onHand + command.quantity);
      return decision.ok ? { ...still, stock: decision.value, received: command.quantity } : still;
    }
  }
}

describe('the stock of one SKU', () => {
  it('I1: any interleaving keeps 0 ≤ reserved ≤ on hand, and sold + on hand = received', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), commands, (onHand, list) => {
        let stock: StockLevel = { onHand, reserved: 0 };
        let sold = 0;
        let received = onHand;
        for (const command of list) {
          const after = run(stock, command);
          stock = after.stock;
          sold += after.sold;
          received += after.received;
          expect(stock.reserved).toBeGreaterThanOrEqual(0);
          expect(stock.reserved).toBeLessThanOrEqual(stock.onHand);
          expect(sold + stock.onHand).toBe(received);
        }
      }),
    );
  });

  it('refuses what is not there, saying what is', () => {
    expect(hold({ onHand: 5, reserved: 3, offered: true }, 3)).toEqual({
      ok: false,
      refusal: { code: 'out_of_stock', available: 2 },
    });
    expect(hold({ onHand: 5, reserved: 3, offered: false }, 1)).toEqual({
      ok: false,
      refusal: { code: 'out_of_stock', available: 0 },
    });
    expect(count({ onHand: 5, reserved: 3 }, 2)).toEqual({
      ok: false,
      refusal: { code: 'below_reserved', reserved: 3 },
    });
    expect(release({ onHand: 5, reserved: 3 }, 4)).toEqual({ ok: false, refusal: { code: 'not_held', reserved: 3 } });
    expect(sell({ onHand: 5, reserved: 3 }, 4)).toEqual({ ok: false, refusal: { code: 'not_held', reserved: 3 } });
    expect(availableOf({ onHand: 5, reserved: 3 })).toBe(2);
  });

  it('gives back and sells all that is held, and no more', () => {
    expect(release({ onHand: 5, reserved: 3 }, 3)).toEqual({ ok: true, value: { onHand: 5, reserved: 0 } });
    expect(sell({ onHand: 5, reserved: 3 }, 3)).toEqual({ ok: true, value: { onHand: 2, reserved: 0 } });
  });
});
