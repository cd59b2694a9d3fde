import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstHoldMs,
  type HoldAsked,
  type HoldClock,
  judgeHold,
  mostOfAddress,
  mostOfPiece,
  nextClock,
  rememberedMs,
  secondHoldMs,
} from './hold-limits.ts';

const limits = { piecePercent: 25, mostPerLine: 20, unitsInAll: 40, addressPercent: 50, guestsPercent: 75 };
const asked = (some: Partial<HoldAsked> = {}): HoldAsked => ({
  now: 0,
  wanted: 1,
  held: 0,
  heldElsewhere: 0,
  clock: null,
  heldByAddress: null,
  addressFreeAt: null,
  heldBySite: null,
  heldByGuests: null,
  guestsFreeAt: null,
  stock: { available: 18, onHand: 18, editionSize: 18 },
  ...some,
});
const minutes = (count: number) => count * 60_000;

describe('how much one person may hold', () => {
  it.each([
    [null, 20],
    [1, 2],
    [6, 2],
    [18, 5],
    [25, 7],
    [500, 20],
  ])('of an edition of %s: %i', (editionSize, most) => expect(mostOfPiece(editionSize, limits)).toBe(most));

  it('counts what is wanted of the piece, and of all pieces', () => {
    expect(judgeHold(asked({ wanted: 5 }), limits).ok).toBe(true);
    expect(judgeHold(asked({ wanted: 6 }), limits)).toMatchObject({ refusal: { code: 'hold_limit', most: 5 } });
    expect(judgeHold(asked({ wanted: 5, heldElsewhere: 35 }), limits).ok).toBe(true);
    expect(judgeHold(asked({ wanted: 5, heldElsewhere: 36 }), limits)).toMatchObject({
      refusal: { code: 'bag_full', most: 40 },
    });
  });

  it('lets go of a piece whatever the limits are by now', () => {
    const clock = { endsAt: minutes(10), turn: 1 };
    const judged = judgeHold(asked({ wanted: 8, held: 9, heldElsewhere: 99, heldByAddress: 99, clock }), limits);
    expect(judged).toEqual({ ok: true, value: clock });
  });

  it('without limits every hold is a first one', () => {
    const spent = { endsAt: -1, turn: 7 };
    expect(judgeHold(asked({ wanted: 18, heldElsewhere: 99, heldByAddress: 99, clock: spent }), null)).toEqual({
      ok: true,
      value: { endsAt: firstHoldMs, turn: 1 },
    });
  });
});

describe('the guests of one address', () => {
  it('may together have held half of what is left, and two of the rarest', () => {
    expect([1, 3, 18, 452].map((onHand) => mostOfAddress(onHand, limits))).toEqual([2, 2, 9, 226]);
    const ninth = judgeHold(asked({ heldByAddress: 8 }), limits);
    const tenth = judgeHold(asked({ heldByAddress: 9, addressFreeAt: minutes(30) }), limits);
    expect([ninth.ok, tenth]).toMatchObject([true, { refusal: { code: 'network_limit', retryAfterMs: minutes(30) } }]);
  });

  it('count with the wider network around them, and all guests with each other', () => {
    const known = { heldByAddress: 0, heldByGuests: 0 };
    expect(judgeHold(asked({ ...known, heldBySite: 9 }), limits)).toMatchObject({ refusal: { of: 'network' } });
    expect(judgeHold(asked({ ...known, heldByGuests: 12 }), limits)).toMatchObject({ ok: true });
    expect(judgeHold(asked({ ...known, heldByGuests: 13, guestsFreeAt: minutes(4) }), limits)).toMatchObject({
      refusal: { code: 'network_limit', of: 'guests', retryAfterMs: minutes(4) },
    });
  });
});

describe('a clock', () => {
  const first: HoldClock = { endsAt: firstHoldMs, turn: 1 };

  it('goes on for a piece that is taken out and added again', () => {
    expect(nextClock(first, minutes(9), true)).toEqual({ ok: true, value: first });
  });

  it('is followed by one of five minutes, and then by none while others may wait', () => {
    const second = nextClock(first, minutes(16), true);
    expect(second).toEqual({ ok: true, value: { endsAt: minutes(16) + secondHoldMs, turn: 2 } });
    const endsAt = minutes(21);
    expect(nextClock({ endsAt, turn: 2 }, minutes(22), true)).toEqual({
      ok: false,
      refusal: { code: 'held_before', retryAfterMs: minutes(59) },
    });
    expect(nextClock({ endsAt, turn: 2 }, minutes(22), false)).toMatchObject({ ok: true, value: { turn: 3 } });
    expect(nextClock({ endsAt, turn: 2 }, minutes(81), true)).toMatchObject({ ok: true, value: { turn: 1 } });
  });

  it('of a scarce piece: nobody holds it for more than twenty minutes before an hour without it, whatever they press', () => {
    const press = fc.record({ after: fc.integer({ min: 0, max: minutes(40) }), putBack: fc.boolean() });
    fc.assert(
      fc.property(fc.array(press, { minLength: 1, maxLength: 60 }), (presses) => {
        let now = 0;
        let clock: HoldClock | null = null;
        let heldFrom: number | null = null;
        let heldMs = 0;
        const letGo = () => {
          if (heldFrom !== null && clock) heldMs += Math.min(now, clock.endsAt) - heldFrom;
          heldFrom = null;
        };
        for (const { after, putBack } of presses) {
          now += after;
          if (putBack || (clock && now >= clock.endsAt)) letGo();
          if (putBack || heldFrom !== null) continue;
          if (clock && now >= clock.endsAt + rememberedMs) heldMs = 0;
          const next = nextClock(clock, now, true);
          if (!next.ok) continue;
          clock = next.value;
          heldFrom = now;
          expect(clock.endsAt).toBeGreaterThan(now);
        }
        if (clock) now = Math.max(now, clock.endsAt);
        letGo();
        expect(heldMs).toBeLessThanOrEqual(firstHoldMs + secondHoldMs);
      }),
    );
  });
});
