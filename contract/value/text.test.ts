import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text, tidied, writtenText } from './text.ts';

it.each(['', 'Moon jar', 'Čeština, 日本, 🏺', 'line\nbreak\ttab'])('takes %j', (value) => {
  expect(text().parse(value)).toBe(value);
});

it.each(['a\0b', '\ud83c', 'x\udffa', '\udffa\ud83c'])('refuses %j', (value) => {
  expect(text().safeParse(value).success).toBe(false);
});

it('keeps its bounds', () => {
  expect(text().trim().min(1).max(3).safeParse('    ').success).toBe(false);
  expect(text().trim().min(1).max(3).parse(' abc ')).toBe('abc');
});

it('takes exactly what survives a way through UTF-8 and has no NUL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const survives = Buffer.from(value, 'utf8').toString('utf8') === value && !value.includes('\0');
      expect(text().safeParse(value).success).toBe(survives);
    }),
  );
});

it.each([
  ['  a \t sentence \r\n', 'a   sentence'],
  ['one\n\n\n\n\ntwo', 'one\n\ntwo'],
  ['Bowl \u202egnihtyna\u202c', 'Bowl gnihtyna'],
  ['\u200b\ufeff', ''],
  ['👩‍👩‍👧 and <b>bold</b>', '👩‍👩‍👧 and <b>bold</b>'],
])('tidies %j', (written, read) => {
  expect(tidied(written)).toBe(read);
});

it('tidies once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(tidied(tidied(value))).toBe(tidied(value));
      expect(tidied(value)).not.toMatch(/\n{3}|\r|\u202e/);
    }),
  );
});

it('asks for words where there are none but unseen ones, and for fewer where there are too many', () => {
  expect(writtenText('Write something.', 5).safeParse(' \u200b ').error?.issues[0]?.message).toBe('Write something.');
  expect(writtenText(null, 5).parse('')).toBe('');
  for (const length of [6, 5_000_000]) expect(writtenText(null, 5).safeParse('a'.repeat(length)).success).toBe(false);
});
