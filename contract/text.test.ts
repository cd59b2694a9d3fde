import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from './text.ts';

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
