import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDay, formatMoment, formatSeconds, formatTime } from './format-date.ts';

const moments = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const zones = fc.constantFrom(undefined, 'UTC', 'Europe/Paris', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland');

const platform = (iso: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', options).format(new Date(iso));

describe('a moment, written by hand', () => {
  test('reads as the platform would write it, in every zone', () => {
    fc.assert(
      fc.property(moments, zones, (iso, timeZone) => {
        expect(formatTime(iso, timeZone)).toBe(platform(iso, { hour: '2-digit', minute: '2-digit', timeZone }));
        expect(formatSeconds(iso, timeZone)).toBe(platform(iso, { timeStyle: 'medium', timeZone }));
        const day = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const;
        expect(formatDay(iso, new Date(iso), timeZone)).toBe(platform(iso, day).replace(',', ''));
        expect(formatDay(iso, new Date('1980-06-01'), timeZone)).toBe(
          platform(iso, { ...day, year: 'numeric' }).replace(',', ''),
        );
      }),
    );
  });
});

describe('a moment beside a day that is known', () => {
  const now = new Date('2026-11-25T22:18:00Z');
  test.each([
    ['2026-11-25T21:02:04Z', 'time', '21:02'],
    ['2026-11-25T21:02:04Z', 'seconds', '21:02:04'],
    ['2026-11-25T21:02:04Z', 'day-time', 'Wed 25 Nov, 21:02'],
    ['2026-11-29T19:00:00Z', 'time', 'Sun 29 Nov, 19:00'],
    ['2026-09-12T23:16:31Z', 'seconds', 'Sat 12 Sept, 23:16:31'],
    ['2025-11-25T21:02:04Z', 'time', 'Tue 25 Nov 2025, 21:02'],
  ] as const)('%s as %s reads %s', (iso, show, text) =>
    expect(formatMoment(iso, show, '2026-11-25', now, 'UTC')).toBe(text),
  );

  test('its day is that of the zone', () => {
    expect(dayOf('2026-11-25T23:30:00Z', 'Europe/Paris')).toBe('2026-11-26');
    expect(formatMoment('2026-11-25T23:30:00Z', 'time', '2026-11-26', now, 'Europe/Paris')).toBe('00:30');
  });
});
