import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nowPainted, nowShown, pressed, readMs, type Shown, shownFirst } from './seen-amount.ts';

interface Change {
  at: number;
  amount: number;
  step: string;
}

/** A war: the amount moves now and then, the question opens and shuts, and somebody presses for a while each time. */
const wars = fc
  .record({
    changes: fc.array(
      fc.record({
        wait: fc.integer({ min: 1, max: 4_000 }),
        amount: fc.integer({ min: 1, max: 9 }),
        step: fc.constantFrom('one press', 'question'),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    presses: fc.array(
      fc.record({ began: fc.integer({ min: 0, max: 60_000 }), held: fc.integer({ min: 0, max: 900 }) }),
      {
        maxLength: 60,
      },
    ),
  })
  .map(({ changes, presses }) => {
    let at = 0;
    const moved = changes.map(({ wait, amount, step }): Change => {
      at += wait;
      return { at, amount, step };
    });
    return { moved, presses };
  });

/** Returns what the button says at a moment. */
function shownAt(changes: readonly Change[], until: number): Shown {
  return changes
    .filter(({ at }) => at <= until)
    .reduce(
      (shown, { amount, step, at }) => nowPainted(nowShown(shown, amount, step, false), at),
      shownFirst(0, 'one press'),
    );
}

const saysAt = (changes: readonly Change[], moment: number) => {
  const { amount, step } = shownAt(changes, moment);
  return `${step} ${amount}`;
};

describe('an amount that has been seen', () => {
  it('is the only one that a press binds, and each press binds one or names the one that has gone', () => {
    fc.assert(
      fc.property(wars, ({ moved, presses }) => {
        for (const { began, held } of presses) {
          const ended = began + held;
          const shown = shownAt(moved, ended);
          const answer = pressed(shown, began);
          const stood = new Set([began - readMs, began, ended].map((moment) => saysAt(moved, moment)));
          for (const { at } of moved) if (at > began - readMs && at <= ended) stood.add(saysAt(moved, at));
          if ('bid' in answer) {
            // From a third of a second before the finger came until it left, the button said this and nothing else.
            expect([...stood]).toEqual([`${shown.step} ${answer.bid}`]);
          } else {
            expect(stood.size).toBeGreaterThan(1);
          }
        }
      }),
    );
  });

  it('can be pressed as soon as it has been read, however often it changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 4_000 }), fc.integer({ min: 1, max: 60 }), (every, count) => {
        const moved = Array.from({ length: count }, (_, i) => ({
          at: (i + 1) * every,
          amount: i + 1,
          step: 'one press',
        }));
        const last = count * every;
        expect(pressed(shownAt(moved, last), last + readMs)).toEqual({ bid: count });
        expect(pressed(shownAt(moved, last), last - 1)).toEqual({ gone: count - 1 });
      }),
    );
  });

  it('need not be read by the person who chose it, but a question has to be', () => {
    const chosen = nowShown(shownFirst(100, 'choose'), 150, 'choose', true);
    expect(pressed(chosen, 5_001)).toEqual({ bid: 150 });
    const asked = nowPainted(nowShown(chosen, 150, 'question', true), 6_000);
    expect(pressed(asked, 6_100)).toEqual({ gone: 150 });
    expect(pressed(asked, 6_000 + readMs)).toEqual({ bid: 150 });
  });

  it('does not count before its frame has been painted, and a change that never was is not named', () => {
    const seen = nowPainted(nowShown(shownFirst(90, 'bid'), 100, 'bid', false), 1_000);
    const skipped = nowShown(seen, 110, 'bid', false);
    const next = nowShown(skipped, 120, 'bid', false);
    expect(pressed(next, 60_000)).toEqual({ gone: 100 });
    const painted = nowPainted(next, 2_000);
    expect(pressed(painted, 2_000 + readMs - 1)).toEqual({ gone: 100 });
    expect(pressed(painted, 2_000 + readMs)).toEqual({ bid: 120 });
    expect(nowPainted(painted, 9_000)).toBe(painted);
  });
});
