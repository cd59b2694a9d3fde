import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayIn, momentOf } from './shop-clock.ts';

const iso = (shown: string, zone: string) => new Date(momentOf(shown, zone)).toISOString();

afterEach(() => vi.unstubAllEnvs());

describe('what a clock shows', () => {
  it.each([
    ['in winter', '2026-11-27T19:00', 'Europe/Madrid', '2026-11-27T18:00:00.000Z'],
    ['in summer, to the second', '2026-07-01T19:00:05', 'Europe/Madrid', '2026-07-01T17:00:05.000Z'],
    ['at an odd offset', '2026-11-27T19:00', 'Asia/Kathmandu', '2026-11-27T13:15:00.000Z'],
    ['that is left out in spring', '2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['twice in autumn', '2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T01:30:00.000Z'],
  ])('is a moment: %s', (_when, shown, zone, moment) => expect(iso(shown, zone)).toBe(moment));

  it.each(['Europe/Madrid', 'Pacific/Auckland', 'America/Los_Angeles'])(
    'is the same moment on a machine in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(iso('2026-10-25T02:30', 'Europe/Madrid')).toBe('2026-10-25T01:30:00.000Z');
      expect(iso('2026-03-29T02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00.000Z');
    },
  );

  it('is nothing else', () => expect(() => momentOf('tomorrow', 'UTC')).toThrow(RangeError));

  it('is shown at that moment', () => {
    const zones = fc.constantFrom('Europe/Madrid', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
    const moments = fc.date({ min: new Date('1971-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, zones, (date, zone) => {
        const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
        const shown = format.format(date).replace(' ', 'T');
        expect(format.format(momentOf(shown, zone)).replace(' ', 'T')).toBe(shown);
        expect(dayIn(date.getTime(), zone)).toBe(shown.slice(0, 10));
      }),
    );
  });
});
