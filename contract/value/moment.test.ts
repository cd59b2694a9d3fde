import { describe, expect, it } from 'vitest';
import { moment, typedMoment, typedMomentOrNone } from './moment.ts';

describe('a moment from outside', () => {
  it.each(['1970-01-01T00:00:00Z', '2026-11-21T07:50:00.123+01:00', '9999-12-31T23:59:59Z'])('%s is one', (value) => {
    expect(moment().safeParse(value).success).toBe(true);
  });

  it.each(['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59-01:00', '2026-02-30T00:00:00Z', 'now'])(
    '%s is none',
    (value) => {
      expect(moment().safeParse(value).success).toBe(false);
    },
  );
});

describe('a moment as typed into a form', () => {
  it.each(['2026-11-27T19:00', '2026-11-27T19:00:05', '2026-11-27T19:00:05Z'])('%s is kept as it is', (value) => {
    expect(typedMoment().parse(value)).toBe(value);
  });

  it.each(['', 'tomorrow', '2026-02-30T10:00', '0001-01-01T00:00', 5, undefined])('%s is none, in words', (value) => {
    expect(typedMoment().safeParse(value).error?.issues[0]?.message).toBe('Give a day and a time.');
  });

  it('may be left out where it needn’t be', () => {
    expect(typedMomentOrNone().parse('')).toBeUndefined();
    expect(typedMomentOrNone().parse(undefined)).toBeUndefined();
    expect(typedMomentOrNone().safeParse('soon').success).toBe(false);
  });
});
