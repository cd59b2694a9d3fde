import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { csvText } from './csv-text.ts';

/** A reader by RFC 4180 that takes each of the three line ends for one, as spreadsheets do. */
function readAsSpreadsheet(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else {
      while (at < text.length && !',\r\n'.includes(text.charAt(at))) cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') {
      at++;
      // A line that ends with a comma ends with an empty cell.
      if (at === text.length || '\r\n'.includes(text.charAt(at))) row.push('');
      else continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

const cell = fc.oneof(
  fc.constantFrom(
    'a\nb',
    'a\rb',
    'a\r\nb',
    '\n',
    '\r',
    '"',
    '""',
    'say "x"',
    ',',
    'a, b',
    '=1+1',
    '+1',
    '-1',
    '@a',
    ' x ',
    '\t',
  ),
  fc.string(),
);

test.each(['\n', '\r\n'] as const)(
  'whatever is in its cells, a file whose lines end with %j is read back as it was',
  (lineEnd) => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(readAsSpreadsheet(csvText(rows, { lineEnd }))).toEqual(rows);
      }),
    );
  },
);

it('has no formula where it was asked for none', () => {
  fc.assert(
    fc.property(fc.tuple(cell, cell), (row) => {
      const [read = []] = readAsSpreadsheet(csvText([row], { escapesFormulas: true }));
      for (const one of read) expect(one).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
