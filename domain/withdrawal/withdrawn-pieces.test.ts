import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEverything, refundParts, withdrawnPieces } from './withdrawn-pieces.ts';

const amount = fc.integer({ min: 0, max: 1_000_000 });

describe('what goes back', () => {
  it('is never more than is left, nor more of the delivery than was paid for it', () => {
    const asked = fc.record({
      piecesAmount: amount,
      everything: fc.boolean(),
      delivery: fc.record({ paid: amount, standard: fc.option(amount), forKept: fc.option(amount), back: amount }),
      left: amount,
    });
    fc.assert(
      fc.property(asked, (given) => {
        const parts = refundParts(given);
        expect(parts.amount).toBe(parts.piecesAmount + parts.deliveryAmount);
        expect(parts.amount).toBeLessThanOrEqual(given.left);
        expect(parts.piecesAmount).toBe(Math.min(given.piecesAmount, given.left));
        expect(parts.deliveryAmount).toBeGreaterThanOrEqual(0);
        const { paid, standard } = given.delivery;
        expect(parts.deliveryAmount).toBeLessThanOrEqual(Math.min(paid, standard ?? paid));
        if (!given.everything && given.delivery.forKept === null) expect(parts.deliveryAmount).toBe(0);
      }),
    );
  });

  it('is of the delivery what the kept pieces would have cost less, and all of it where nothing is kept', () => {
    const of = (everything: boolean, forKept: number | null) =>
      refundParts({
        piecesAmount: 4_000,
        everything,
        delivery: { paid: 900, standard: null, forKept, back: 0 },
        left: 99_999,
      });
    expect(of(false, 500)).toMatchObject({ deliveryAmount: 400, amount: 4_400 });
    expect(of(false, 1_200)).toMatchObject({ deliveryAmount: 0 });
    expect(of(false, null)).toMatchObject({ deliveryAmount: 0 });
    expect(of(true, null)).toMatchObject({ deliveryAmount: 900 });
  });

  it('is in the end the standard delivery, whichever pieces go back in whatever order and whatever was paid', () => {
    const order = fc.record({
      paid: amount,
      standard: fc.option(amount),
      steps: fc.array(fc.record({ piecesAmount: amount, forKept: fc.option(amount) }), { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(order, ({ paid, standard, steps }) => {
        const total = paid + steps.reduce((sum, { piecesAmount }) => sum + piecesAmount, 0);
        let [back, left] = [0, total];
        for (const [at, { piecesAmount, forKept }] of steps.entries()) {
          const everything = at === steps.length - 1;
          const parts = refundParts({ piecesAmount, everything, delivery: { paid, standard, forKept, back }, left });
          back += parts.deliveryAmount;
          left -= parts.amount;
        }
        expect(back).toBe(Math.min(paid, standard ?? paid));
        expect(left).toBe(paid - back);
      }),
    );
  });

  it('is never a piece that has gone back, nor one that wasn’t ordered, however often it is named', () => {
    const ordered = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        sku: fc.constantFrom('A', 'B', 'C'),
        quantity: fc.integer({ min: 1, max: 5 }),
        gone: fc.nat(6),
      }),
      { selector: ({ id }) => id, maxLength: 5 },
    );
    const named = fc.option(
      fc.array(fc.record({ sku: fc.constantFrom('A', 'B', 'C', 'D'), quantity: fc.integer({ min: 1, max: 9 }) })),
    );
    fc.assert(
      fc.property(ordered, named, (lines, asked) => {
        const gone = new Map(lines.map((line) => [line.id, line.gone]));
        const pieces = withdrawnPieces(lines, { gone, named: asked });
        for (const { lineId, quantity } of pieces) {
          const line = lines.find(({ id }) => id === lineId);
          expect(quantity).toBeGreaterThan(0);
          expect(quantity).toBeLessThanOrEqual((line?.quantity ?? 0) - (line?.gone ?? 0));
        }
        for (const sku of new Set((asked ?? []).map((one) => one.sku))) {
          const wanted = (asked ?? []).filter((one) => one.sku === sku).reduce((sum, one) => sum + one.quantity, 0);
          const taken = pieces.filter((one) => one.sku === sku).reduce((sum, one) => sum + one.quantity, 0);
          expect(taken).toBeLessThanOrEqual(wanted);
        }
        if (asked === null) expect(isEverything(lines, pieces, gone)).toBe(true);
      }),
    );
  });
});
