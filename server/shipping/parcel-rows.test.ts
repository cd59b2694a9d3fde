import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParcelRows, UnreadableRows } from './parcel-rows.ts';

const cell = fc.stringMatching(/^[A-Za-z0-9 .;,"-]{0,18}[A-Za-z0-9]$/).map((text) => text.trim());
const row = fc.record({
  order: fc.integer({ min: 1, max: 999_999 }).map((number) => `MD-${number}`),
  carrier: cell,
  trackingNumber: cell,
});

describe('a list of tracking numbers', () => {
  it('is read as it was written, in any of three delimiters, with its columns named in any order or not at all', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        fc.shuffledSubarray(['order', 'carrier', 'trackingNumber', 'weight'] as const, { minLength: 4 }),
        fc.boolean(),
        (rows, delimiter, columns, named) => {
          const heads = {
            order: 'Order number',
            carrier: 'Carrier',
            trackingNumber: 'Tracking number',
            weight: 'Weight',
          };
          const text = named
            ? stringify(
                [
                  columns.map((name) => heads[name]),
                  ...rows.map((one) => columns.map((name) => (name === 'weight' ? '1.2' : one[name]))),
                ],
                { delimiter, quoted_string: true },
              )
            : stringify(
                rows.map(({ order, carrier, trackingNumber }) => [order, carrier, trackingNumber]),
                { delimiter, quoted_string: true },
              );
          expect(readParcelRows(text).map(({ line: _line, ...one }) => one)).toEqual(rows);
        },
      ),
    );
  });

  it('has its lines counted as a person sees them, without those that are blank', () => {
    const rows = readParcelRows('\uFEFFMD-1, A-100\r\n\r\n  MD-2 ,A-200 \n,\n');
    expect(rows).toEqual([
      { line: 1, order: 'MD-1', carrier: '', trackingNumber: 'A-100' },
      { line: 3, order: 'MD-2', carrier: '', trackingNumber: 'A-200' },
    ]);
  });

  it('names what it can’t read', () => {
    expect(() => readParcelRows('MD-1')).toThrow('Line 1: enter the order number, carrier and tracking number');
    expect(() => readParcelRows('Customer,Town\nMaud,Lyon')).toThrow(UnreadableRows);
    expect(readParcelRows(' \n')).toEqual([]);
  });
});
