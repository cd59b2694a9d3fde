import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readerTime } from '#components/order/reader-time.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { changesIn } from './arrival-changes.tsx';

const time = readerTime(new Date('2026-11-21T08:00:00').getTime());
const arrival = (at: string, why: string | null = null) => ({ eta: new Date(at).toISOString(), saidAt: null, why });

test('minutes are no news, and what follows is told from what was read', () => {
  const arrivals = [
    arrival('2026-11-22T10:28:00'),
    arrival('2026-11-22T10:32:00'),
    arrival('2026-11-22T10:40:00', 'Snow'),
    arrival('2026-11-22T14:10:00', 'Snow'),
    arrival('2026-11-22T13:48:00'),
  ];
  expect(changesIn(arrivals, time)).toEqual([
    {
      from: 'tomorrow, between 09:00 and 11:00',
      to: 'tomorrow, between 13:00 and 15:00',
      earlier: false,
      saidAt: null,
      why: 'Snow',
    },
  ]);
  expect(changesIn(arrivals.slice(0, 3), time)).toEqual([]);
  expect(changesIn(arrivals.slice(0, 1), time)).toEqual([]);
});

test('no line ever says "from" and "to" in the same words', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 40_000_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(moments, (offsets) => {
      const start = new Date('2026-11-22T10:29:00').getTime();
      const arrivals = offsets.map((ms) => arrival(new Date(start + ms).toISOString()));
      for (const { from, to } of changesIn(arrivals, time)) expect(from).not.toBe(to);
    }),
  );
});

test.each([
  ['dhl', 'DHL'],
  ['DHLExpress', 'DHL'],
  ['Demo Post', 'Demo Post'],
  ['postnl', 'PostNL'],
])('the carrier %s is called %s', (carrier, name) => expect(carrierName(carrier)).toBe(name));
