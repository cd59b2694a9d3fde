import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { spreadsheetText } from './csv-file.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30 1', "'+49 30 1"],
  ['\t=1', "'\t'=1"],
  ['-12.50', '-12.50'],
  ['-12.50-', "'-12.50-"],
  ['Ines;=1+1;', "Ines;'=1+1;"],
  ['Ines; Maud', 'Ines; Maud'],
  ['14 rue des Capucins-Nord', '14 rue des Capucins-Nord'],
])('%j is written as %j', (cell, written) => {
  expect(spreadsheetText([[cell]])).toBe(`${written}\r\n`);
});

it('begins no cell with a formula, whether cells end at commas, semicolons or tabs', () => {
  const letters = fc.constantFrom('=', '+', '-', '@', ';', '\t', '\r', 'a', '1', ' ', '＝');
  fc.assert(
    fc.property(fc.string({ unit: letters }), (cell) => {
      const written = spreadsheetText([[cell]]).replaceAll('"', '');
      fc.pre(!/^-\d+(\.\d+)?$/.test(cell));
      for (const one of written.split(/[;\t]/)) expect(one).not.toMatch(/^[=+\-@＝]/);
    }),
  );
});
