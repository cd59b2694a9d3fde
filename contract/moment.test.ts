import { describe, expect, it } from 'vitest';
import { moment } from './moment.ts';

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
