import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, formatSeconds, formatTime } from './format-date.ts';

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
