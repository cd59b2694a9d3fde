import fc from 'fast-check';
import { expect, it } from 'vitest';
import { taxTreatments } from '../tariff/tax-treatment.ts';
import { type VatDocument, vatFigures } from './vat-figures.ts';

const quarter = fc.constantFrom('2026-Q2', '2026-Q3', '2026-Q4');
const amount = fc.nat(1_000_000);
const document: fc.Arbitrary<VatDocument> = fc.record({
  quarter,
  correctsQuarter: fc.option(quarter),
  country: fc.constantFrom('ES', 'FR', 'DE', 'US'),
  treatment: fc.constantFrom(...taxTreatments),
  currency: fc.constantFrom('EUR', 'SEK'),
  taxes: fc.array(
    fc
      .record({ basisPoints: fc.constantFrom(0, 700, 2_000), net: amount, tax: amount })
      .map((group) => ({ ...group, gross: group.net + group.tax })),
    { maxLength: 3 },
  ),
});

it('come to what the documents say, in each currency, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 30 }), (documents) => {
      const figures = vatFigures(documents, 'ES');
      for (const currency of ['EUR', 'SEK']) {
        for (const what of ['net', 'tax'] as const) {
          const said = documents
            .filter((one) => one.currency === currency)
            .flatMap(({ correctsQuarter, taxes }) =>
              taxes.map((one) => (correctsQuarter === null ? 1 : -1) * one[what]),
            )
            .reduce((sum, one) => sum + one, 0);
          const told = figures.filter((row) => row.currency === currency).reduce((sum, row) => sum + row[what], 0);
          expect(told).toBe(said);
        }
      }
      const keys = figures.map(({ net: _, tax: __, ...key }) => JSON.stringify(key));
      expect(new Set(keys).size).toBe(keys.length);
      expect(figures.every(({ isOss, country }) => !isOss || country === 'FR' || country === 'DE')).toBe(true);
    }),
  );
});

it('keep a correction in the quarter of its credit note, with the quarter it corrects', () => {
  const sale = { country: 'FR', treatment: 'standard' as const, currency: 'EUR' };
  const taxes = [{ basisPoints: 2_000, net: 1_000, tax: 200, gross: 1_200 }];
  const figures = vatFigures(
    [
      { ...sale, quarter: '2026-Q3', correctsQuarter: null, taxes },
      { ...sale, quarter: '2026-Q4', correctsQuarter: '2026-Q3', taxes },
    ],
    'ES',
  );
  expect(figures).toMatchObject([
    { quarter: '2026-Q3', corrects: null, net: 1_000, tax: 200, isOss: true },
    { quarter: '2026-Q4', corrects: '2026-Q3', net: -1_000, tax: -200, isOss: true },
  ]);
});
