import { describe, expect, it } from 'vitest';
import { hasResaleRight, resaleRightRule, resaleRightRules } from './resale-right.ts';

const day = '2026-11-25';
const ruleOf = (country: string) => {
  const rule = resaleRightRule(country, day);
  if (!rule) throw new Error(`There is no rule for ${country}.`);
  return rule;
};
describe('who has the right', () => {
  const at = { rule: ruleOf('DE'), day };
  it.each([
    [{ nationality: 'DE', diedInYear: null }, true],
    [{ nationality: 'NO', diedInYear: 1956 }, true],
    [{ nationality: 'FR', diedInYear: 1955 }, false],
    [{ nationality: 'US', diedInYear: null }, false],
    [{ nationality: 'AU', diedInYear: null }, false],
  ])('%j: %s', (artist, expected) => expect(hasResaleRight(artist, at)).toBe(expected));

  it('are Australians in the United Kingdom too', () => {
    expect(hasResaleRight({ nationality: 'AU', diedInYear: null }, { rule: ruleOf('GB'), day })).toBe(true);
  });
});

describe('a rule', () => {
  it('is none where and when none is known', () => {
    expect(resaleRightRule('JP', day)).toBeNull();
    expect(resaleRightRule('DE', '1999-01-01')).toBeNull();
  });

  it('is the only one of its country and day, with its source', () => {
    const keys = resaleRightRules.map(({ country, since }) => `${country} ${since}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(resaleRightRules.every(({ source, threshold }) => source !== '' && threshold <= 300_000)).toBe(true);
  });
});
