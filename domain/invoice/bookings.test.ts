import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, parseAccounts } from './accounts.ts';
import { type BookedDocument, type Booking, bookingsOf } from './bookings.ts';

const sumOf = (bookings: readonly Booking[], what: 'net' | 'tax' | 'gross') =>
  bookings.reduce((sum, booking) => sum + booking[what], 0);

const rates = [1_900, 700, 0];

/** A document whose parts come to its total, with a discount and a delivery that are in its rates by any shares. */
const aDocument: fc.Arbitrary<BookedDocument> = fc
  .record({
    isCreditNote: fc.boolean(),
    isNet: fc.boolean(),
    pieces: fc.array(
      fc.record({
        isPremium: fc.boolean(),
        quantity: fc.integer({ min: 1, max: 5 }),
        unitAmount: fc.integer({ min: 0, max: 99_999 }),
        basisPoints: fc.constantFrom(...rates),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    delivery: fc.integer({ min: 0, max: 5_000 }),
    discount: fc.integer({ min: 0, max: 5_000 }),
    shares: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 }),
    giftCardAmount: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ isCreditNote, isNet, pieces, delivery, discount, shares, giftCardAmount }) => {
    const used = rates.filter((rate) => pieces.some(({ basisPoints }) => basisPoints === rate));
    const rest = delivery - discount;
    const moved = used.map((_, at) => (at === 0 ? 0 : (shares[at] ?? 0)));
    const stated = used.map((rate, at) => {
      const ofPieces = pieces
        .filter(({ basisPoints }) => basisPoints === rate)
        .reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
      return ofPieces + (at === 0 ? rest - moved.reduce((sum, one) => sum + one, 0) : (moved[at] ?? 0));
    });
    const taxes = used.map((basisPoints, at) => {
      const amount = stated[at] ?? 0;
      const tax = Math.round(isNet ? (amount * basisPoints) / 10_000 : (amount * basisPoints) / (10_000 + basisPoints));
      return isNet
        ? { basisPoints, net: amount, tax, gross: amount + tax }
        : { basisPoints, net: amount - tax, tax, gross: amount };
    });
    const taxAddedAmount = isNet ? taxes.reduce((sum, { tax }) => sum + tax, 0) : 0;
    const other = (title: string, unitAmount: number) => ({
      sku: null,
      isPremium: false,
      title,
      quantity: 1,
      unitAmount,
    });
    return {
      ...{ isCreditNote, taxes, taxAddedAmount, giftCardAmount },
      lines: [
        ...pieces.map((piece) => ({ sku: 'A', title: 'A piece', ...piece })),
        ...(discount > 0 ? [other('Ten off', -discount)] : []),
        ...(delivery > 0 ? [other('Delivery', delivery)] : []),
      ],
      totalAmount: taxes.reduce((sum, { gross }) => sum + gross, 0),
    };
  });

describe('bookings', () => {
  it('come to the document’s total, and those of a rate to what it states for it', () => {
    fc.assert(
      fc.property(aDocument, (document) => {
        const bookings = bookingsOf(document);
        const sign = document.isCreditNote ? -1 : 1;
        expect(sumOf(bookings, 'gross')).toBe(sign * document.totalAmount + 0);
        for (const { basisPoints, net, tax, gross } of document.taxes) {
          const ofRate = bookings.filter((booking) => booking.basisPoints === basisPoints);
          expect([sumOf(ofRate, 'net'), sumOf(ofRate, 'tax'), sumOf(ofRate, 'gross')]).toEqual([
            sign * net + 0,
            sign * tax + 0,
            sign * gross + 0,
          ]);
        }
        for (const { net, tax, gross } of bookings) expect(net + tax).toBe(gross);
        const delivery = document.lines.find(({ title }) => title === 'Delivery')?.unitAmount ?? 0;
        if (document.taxAddedAmount === 0)
          expect(
            sumOf(
              bookings.filter(({ kind }) => kind === 'delivery'),
              'gross',
            ),
          ).toBe(sign * delivery + 0);
      }),
    );
  });

  it('of an old document without rates, and of part of a sum given back, are booked whole', () => {
    const plain = { taxes: [], taxAddedAmount: 0, giftCardAmount: 0 };
    const piece = { sku: 'A', isPremium: false, title: 'A', quantity: 1, unitAmount: 1_000 };
    const sale = bookingsOf({ ...plain, isCreditNote: false, totalAmount: 1_000, lines: [piece] });
    expect(sale).toEqual([{ kind: 'sales', basisPoints: null, net: 1_000, tax: 0, gross: 1_000 }]);
    const back = { sku: null, isPremium: false, title: 'Refund', quantity: 1, unitAmount: 300 };
    const taxes = [{ basisPoints: 1_900, net: 252, tax: 48, gross: 300 }];
    expect(bookingsOf({ ...plain, taxes, isCreditNote: true, totalAmount: 300, lines: [back] })).toEqual([
      { kind: 'refund', basisPoints: 1_900, net: -252, tax: -48, gross: -300 },
    ]);
  });
});

describe('accounts', () => {
  const sale: Booking = { kind: 'sales', basisPoints: 1_900, net: 100, tax: 19, gross: 119 };
  const home = { treatment: 'standard', country: 'DE', origin: 'DE', isExport: false } as const;

  it('are those of SKR 03 unless the shop names others, by rate and by whose VAT it is', () => {
    const accounts = parseAccounts('Sales 19: 4400\n delivery = 4830\n') ?? expect.fail('not read');
    expect(accountOf(sale, home, accounts)).toBe('4400');
    expect(accountOf({ ...sale, kind: 'delivery' }, home, accounts)).toBe('4830');
    expect(accountOf({ ...sale, kind: 'discount' }, home, accounts)).toBe('4400');
    expect(accountOf({ ...sale, basisPoints: 700 }, home, accounts)).toBe('8300');
    expect(accountOf({ ...sale, basisPoints: 1_000 }, home, accounts)).toBe('8200');
    expect(accountOf(sale, { ...home, country: 'FR' }, accounts)).toBe('8320');
    expect(accountOf({ ...sale, tax: 0 }, { ...home, country: 'CH', isExport: true }, accounts)).toBe('8120');
    expect(accountOf(sale, { ...home, treatment: 'reverse_charge', country: 'AT' }, accounts)).toBe('8125');
    expect(accountOf(sale, { ...home, treatment: 'exempt' }, accounts)).toBe('8195');
  });

  it.each(['sales', 'sales 19 8400', 'chairs: 8400', 'sales 19: 84', 'sales 19: a'])('“%s” names none', (line) => {
    expect(parseAccounts(line)).toBeNull();
  });
});
