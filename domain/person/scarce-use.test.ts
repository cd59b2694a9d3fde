import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownPerson, missingFor, type ScarceUse } from './scarce-use.ts';

const day = 24 * 3_600_000;
const nobody: KnownPerson = { confirmed: false, ageMs: 0, hasBought: false, hasOwnMeans: false };
const customer: KnownPerson = { confirmed: true, ageMs: 0, hasBought: true, hasOwnMeans: true };
const known = fc.record({
  confirmed: fc.boolean(),
  ageMs: fc.integer({ min: 0, max: 30 * day }),
  hasBought: fc.boolean(),
  hasOwnMeans: fc.boolean(),
});
const uses: readonly ScarceUse[] = ['ticket', 'hold', 'retraction'];

describe('what counts as a person', () => {
  it('an account made a moment ago counts for nothing', () => {
    expect(missingFor('ticket', nobody)).toEqual(['confirmed_email', 'own_means', 'age']);
    expect(missingFor('hold', nobody)).toEqual(['confirmed_email', 'age']);
    expect(missingFor('retraction', nobody)).toEqual(['confirmed_email', 'own_means', 'purchase', 'age']);
  });

  it('a customer counts at once', () => {
    for (const use of uses) expect(missingFor(use, customer)).toEqual([]);
  });

  it('a newcomer waits a day for a ticket, an hour for a hold', () => {
    const newcomer = { ...nobody, confirmed: true, hasOwnMeans: true };
    expect(missingFor('ticket', { ...newcomer, ageMs: day - 1 })).toEqual(['age']);
    expect(missingFor('ticket', { ...newcomer, ageMs: day })).toEqual([]);
    expect(missingFor('ticket', newcomer, 0)).toEqual([]);
    expect(missingFor('hold', { ...newcomer, hasOwnMeans: false, ageMs: 3_600_000 })).toEqual([]);
  });

  it('showing more never asks for more', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...uses), (some, use) => {
        const missing = missingFor(use, some);
        for (const more of [
          { confirmed: true },
          { ageMs: some.ageMs + day },
          { hasBought: true },
          { hasOwnMeans: true },
        ])
          expect(missing).toEqual(expect.arrayContaining(missingFor(use, { ...some, ...more })));
      }),
    );
  });
});
