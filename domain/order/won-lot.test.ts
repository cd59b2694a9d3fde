import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStatuses } from './order-transitions.ts';
import {
  extensionDays,
  judgeExtension,
  judgeRelease,
  judgeReleaseRequest,
  markUntil,
  type OwedLot,
  pausesBidding,
  releaseStates,
} from './won-lot.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse('2026-11-21T21:31:00Z');
const owed: OwedLot = { status: 'placed', offer: false, payBy: now + 40 * hour, extendedAt: null, request: null };
const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string } }) =>
  decision.ok ? null : decision.refusal.code;

describe('a winner who can’t pay', () => {
  it.each<[string, Partial<OwedLot>, string | null]>([
    ['in time', {}, null],
    ['once more: it stays what it is', { extendedAt: now - day }, null],
    ['paid', { status: 'paid' }, 'not_waiting'],
    ['an offer', { offer: true }, 'offer'],
    ['too late', { payBy: now }, 'time_over'],
    ['after the house was asked', { request: 'asked' }, 'asked'],
    ['after the house said no', { request: 'kept' }, 'asked'],
  ])('seven more days: %s', (_, more, code) => {
    expect(codeOf(judgeExtension({ ...owed, ...more }, now))).toBe(code);
  });

  it('gets the seven days on top of what is left, and no second time', () => {
    const first = judgeExtension(owed, now);
    expect(first).toEqual({ ok: true, value: { payBy: now + 40 * hour + extensionDays * day } });
    const again = { ...owed, extendedAt: now, payBy: first.ok ? first.value.payBy : null };
    expect(judgeExtension(again, now)).toEqual(first);
  });

  it.each<[string, Partial<OwedLot>, string | null]>([
    ['in time', {}, null],
    ['with the seven days taken', { extendedAt: now }, null],
    ['paid', { status: 'paid' }, 'not_waiting'],
    ['released already', { status: 'cancelled' }, 'not_waiting'],
    ['an offer', { offer: true }, 'offer'],
    ['too late', { payBy: now }, 'time_over'],
  ])('asking the house: %s', (_, more, code) => {
    expect(codeOf(judgeReleaseRequest({ ...owed, ...more }, now))).toBe(code);
  });

  it('the house decides once, and only what it was asked', () => {
    expect(codeOf(judgeRelease(owed, 'release', now))).toBe('not_asked');
    expect(judgeRelease({ ...owed, request: 'asked' }, 'release', now)).toEqual({
      ok: true,
      value: { state: 'released' },
    });
    expect(codeOf(judgeRelease({ ...owed, request: 'kept' }, 'release', now))).toBe('decided');
    expect(codeOf(judgeRelease({ ...owed, status: 'paid', request: 'asked' }, 'keep', now))).toBe('not_waiting');
  });

  it('kept: two days at least to pay, also if the time ran out while the house thought', () => {
    const kept = (payBy: number) => judgeRelease({ ...owed, payBy, request: 'asked' }, 'keep', now);
    expect(kept(now - day)).toEqual({ ok: true, value: { state: 'kept', payBy: now + 48 * hour } });
    expect(kept(now + 5 * day)).toEqual({ ok: true, value: { state: 'kept', payBy: now + 5 * day } });
  });

  it('nothing ever shortens the time to pay', () => {
    const lots = fc.record({
      status: fc.constantFrom(...orderStatuses),
      offer: fc.boolean(),
      payBy: fc.integer({ min: -10, max: 10 }).map((days) => now + days * day),
      extendedAt: fc.constantFrom(null, now - day),
      request: fc.constantFrom(null, ...releaseStates),
    });
    fc.assert(
      fc.property(lots, fc.constantFrom('release' as const, 'keep' as const), (lot, word) => {
        const extended = judgeExtension(lot, now);
        if (extended.ok) expect(extended.value.payBy).toBeGreaterThanOrEqual(lot.payBy);
        const decided = judgeRelease(lot, word, now);
        if (decided.ok && decided.value.state === 'kept') expect(decided.value.payBy).toBeGreaterThanOrEqual(lot.payBy);
      }),
    );
  });

  it('a mark counts for a year, and the second pauses bidding', () => {
    expect(new Date(markUntil(now)).toISOString()).toBe('2027-11-21T21:31:00.000Z');
    expect([0, 1, 2, 3].map(pausesBidding)).toEqual([false, false, true, true]);
  });
});
