import { expect, it } from 'vitest';
import { meaningWords, missingRate } from './tax-words.ts';

const taxes = { rule: 'origin', ownRate: 2_100, flatRate: null, originName: 'Spain' } as const;

it('says what a price comes to by either answer', () => {
  expect(meaningWords(taxes, 'EUR')).toEqual({
    included: 'A piece shown at €100 costs €100. €17.36 of it is VAT at 21% in Spain.',
    added: 'A piece shown at €100 costs €121: VAT at 21% in Spain is added.',
  });
  expect(meaningWords({ ...taxes, rule: 'unstated', flatRate: 1_000 }, 'EUR').added).toBe(
    'A piece shown at €100 costs €110: VAT at 10% is added.',
  );
});

it('says of a missing rate what pages say', () => {
  const silent = 'A piece shown at €100 costs €100. No rate is set, so no page mentions VAT.';
  expect(meaningWords({ ...taxes, rule: 'unstated' }, 'EUR')).toEqual({ included: silent, added: silent });
  expect(meaningWords({ ...taxes, rule: 'exempt' }, 'EUR').added).toBe(
    'A piece shown at €100 costs €100. No VAT is charged.',
  );
  expect(meaningWords({ ...taxes, ownRate: null }, 'EUR').added).toBe(
    'No rate is set in Spain, so nothing is added, though pages say “plus VAT”.',
  );
  expect(meaningWords({ ...taxes, rule: 'destination', ownRate: null }, 'EUR').included).toContain(
    'VAT is included where it is due',
  );
  expect(meaningWords({ ...taxes, rule: 'unstated', flatRate: 0 }, 'EUR').included).toBe(
    'A piece shown at €100 costs €100. The rate is 0%, so no page mentions VAT.',
  );
});

it('says where a rate is missing', () => {
  expect(missingRate(taxes)).toBeNull();
  expect(missingRate({ ...taxes, rule: 'unstated', ownRate: null })).toBeNull();
  expect(missingRate({ ...taxes, ownRate: null })).toContain('no standard rate for Spain');
  expect(missingRate({ ...taxes, rule: 'destination', ownRate: null })).toContain('won lots');
});
