import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { earlyDelivery } from './early-delivery.ts';

const rate = { method: 'standard', amount: 900, currency: null, freeFrom: 15_000, weightFrom: 0, weightTo: null };
const zone = (countries: string[], names: string[], more: object = {}): TariffView['zones'][number] => ({
  ...{ countries, names },
  tariffs: [[{ ...rate, daysLeast: 2, daysMost: 3, ...more }]],
});
const tariff = (zones: TariffView['zones']): TariffView => ({
  zones,
  sending: { orderBy: '2026-11-23T16:00:00.000Z', day: '2026-11-23' },
  vat: 'included',
});
const named = [
  zone(['ES', 'FR'], ['Spain', 'France']),
  zone(['GB'], ['United Kingdom'], { amount: 2_000, freeFrom: null, daysMost: 7 }),
];
const elsewhere = zone([], [], { daysMost: 9 });
const parcel = { currency: 'EUR', weightGrams: 500, itemsAmount: 8_800 };

/** What the page says, and the cookie that it has then. */
function firstPaint(
  zones: TariffView['zones'],
  { cookie = '', timeZone = 'Asia/Tokyo', protocol = 'http:', late = 0 },
) {
  const spans = [{ textContent: 'before' }, { textContent: 'note' }];
  let frames = 0;
  const document = {
    ...{ cookie, readyState: late > 0 ? 'loading' : 'complete' },
    querySelectorAll: () => (frames > late ? spans : []),
  };
  const requestAnimationFrame = (step: () => void) => {
    frames++;
    if (frames < 50) step();
  };
  const Clock = Object.assign(() => ({ resolvedOptions: () => ({ timeZone }) }), {});
  const names = { DateTimeFormat: Clock, DisplayNames: Intl.DisplayNames };
  runInNewContext(earlyDelivery(tariff(zones), parcel), {
    ...{ document, requestAnimationFrame, Intl: names, location: { protocol } },
  });
  return { line: spans[0]?.textContent, note: spans[1]?.textContent, cookie: document.cookie };
}

it.each([
  ['marketday_country=FR', 'To France by Thu 26 Nov, €9'],
  ['session=a; marketday_country=GB-guess; b=c', 'To United Kingdom by Wed 2 Dec, €20'],
  ['marketday_country=ZZ', 'To your country by Fri 4 Dec, €9'],
  ['marketday_country=JP', 'To Japan by Fri 4 Dec, €9'],
])('with %s a page says “%s” before it is painted', (cookie, line) => {
  expect(firstPaint([...named, elsewhere], { cookie })).toMatchObject({ line, cookie });
  expect(firstPaint([...named, elsewhere], { cookie, late: 5 })).toMatchObject({ line });
});

it('a country that nothing is sent to is said to be one', () => {
  expect(firstPaint(named, { cookie: 'marketday_country=JP' }).line).toBe('We don’t deliver this to Japan');
});

it('the country of the time zone is a guess, kept for the pages after', () => {
  const guessed = firstPaint(named, { timeZone: 'Atlantic/Canary', protocol: 'https:' });
  expect(guessed.line).toBe('To Spain by Thu 26 Nov, €9');
  expect(guessed.cookie).toMatch(/^marketday_country=ES-guess; Path=\/; Max-Age=31536000; SameSite=Lax; Secure$/);
});

it.each(['UTC', 'Asia/Tokyo', 'Europe', 'Paris', ''])('of the time zone “%s” nothing is guessed', (timeZone) => {
  expect(firstPaint([...named, elsewhere], { timeZone })).toEqual({ line: 'before', note: 'note', cookie: '' });
});

it('says from when it is free where that isn’t so everywhere, and ends no script', () => {
  const free = [zone(['ES'], ['Spain'], { freeFrom: 10_000 }), zone(['FR'], ['France'])];
  expect(firstPaint(free, { cookie: 'marketday_country=ES' }).note).toBe(
    'Free from €100: €12 more than this piece alone. ',
  );
  // As the page says anyway.
  expect(firstPaint(free, { cookie: 'marketday_country=FR' }).note).toBe('note');
  expect(earlyDelivery(tariff([zone(['FR'], ['</script>'])]), parcel)).not.toContain('<');
});
