import { expect, it } from 'vitest';
import { rateDays, weightWords, withoutZone } from './delivery-desk-words.ts';

it.each([
  [0, null, 'Any weight'],
  [0, 2_000, 'Up to 2 kg'],
  [2_000, 10_500, '2 to 10.5 kg'],
  [10_500, null, 'From 10.5 kg'],
])('from %s g to %s g: %s', (weightFrom, weightTo, words) => expect(weightWords({ weightFrom, weightTo })).toBe(words));

it.each([
  [0, 0, 'The same day'],
  [2, 2, '2'],
  [2, 3, '2 to 3'],
])('%s to %s days: %s', (daysLeast, daysMost, words) => expect(rateDays({ daysLeast, daysMost })).toBe(words));

it('tells what removing a zone means for its places', () => {
  const rate = { method: 'standard' } as never;
  const zone = (id: string, countries: string[], postcodes: string[] = [], rates = [rate]) => ({
    ...{ id, countries, postcodes, rates },
    named: countries.join(),
  });
  const [near, island, far] = [zone('a', ['ES']), zone('b', ['ES'], ['07']), zone('c', [])];
  expect(withoutZone(near, [near, far])).toBe('ES: delivery will then cost what it costs everywhere else.');
  expect(withoutZone(near, [near, island])).toBe('ES: nothing will be delivered there any more.');
  expect(withoutZone(near, [near, zone('c', [], [], [])])).toBe('ES: nothing will be delivered there any more.');
  expect(withoutZone(island, [near, island])).toContain('the rest of the country');
  expect(withoutZone(far, [near, far])).toContain('no zone names');
});
