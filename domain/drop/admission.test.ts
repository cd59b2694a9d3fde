import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdmissionRules, admit, type Queue } from './admission.ts';
import { type Door, judgeDoors } from './door.ts';
import { dropStates, nextState, phaseOf, takesEntries } from './drop-phase.ts';
import { type EntryFacts, standingOf } from './entry-state.ts';
import { lastsUntil, minutesUntil } from './outlook.ts';

const rules = fc.record({
  perMinute: fc.integer({ min: 1, max: 6_000 }),
  insideAtOnce: fc.integer({ min: 1, max: 500 }),
});
const queue: Queue = { admittedThrough: 0, lastPlace: 1_000, inside: 0, available: 18, nextAt: 0 };

/** The course of a room over time: seconds pass, people leave, pieces go and come back, others arrive. */
const happenings = fc.array(
  fc.record({
    ms: fc.integer({ min: 0, max: 20_000 }),
    leave: fc.nat({ max: 40 }),
    available: fc.nat({ max: 3 }),
    arrive: fc.nat({ max: 50 }),
  }),
  { maxLength: 60 },
);

describe('letting people in', () => {
  it('never lets in more than the pace allows, than fit, or than wait; and nobody while nothing is left', () => {
    fc.assert(
      fc.property(rules, happenings, (room: AdmissionRules, steps) => {
        let now = 0;
        let state: Queue = { ...queue, lastPlace: 20 };
        for (const { ms, leave, available, arrive } of steps) {
          now += ms;
          state = {
            ...state,
            inside: Math.max(0, state.inside - leave),
            available,
            lastPlace: state.lastPlace + arrive,
          };
          const { count, nextAt } = admit(state, room, now);
          expect(count).toBeGreaterThanOrEqual(0);
          if (available === 0) expect(count).toBe(0);
          state = { ...state, admittedThrough: state.admittedThrough + count, inside: state.inside + count, nextAt };
          expect(state.admittedThrough).toBeLessThanOrEqual(state.lastPlace);
          expect(state.inside).toBeLessThanOrEqual(room.insideAtOnce);
          expect(state.admittedThrough).toBeLessThanOrEqual(1 + (now * room.perMinute) / 60_000 + 1e-6);
        }
      }),
    );
  });

  it('keeps the pace whenever nothing stands in the way, however often it is asked', () => {
    const waits = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), waits, (perMinute, steps) => {
        let now = 0;
        let state: Queue = { ...queue, lastPlace: 1_000_000 };
        for (const ms of [0, ...steps]) {
          now += ms;
          const { count, nextAt } = admit(state, { perMinute, insideAtOnce: 1_000_000 }, now);
          state = { ...state, admittedThrough: state.admittedThrough + count, nextAt };
        }
        expect(Math.abs(state.admittedThrough - (1 + Math.floor((now * perMinute) / 60_000)))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('doesn’t make up at once for turns that passed while the shop was down', () => {
    expect(admit(queue, { perMinute: 60, insideAtOnce: 500 }, 600_000).count).toBe(6);
    expect(admit({ ...queue, inside: 500 }, { perMinute: 60, insideAtOnce: 500 }, 600_000)).toEqual({
      count: 0,
      nextAt: 600_000,
    });
  });
});

const entry: EntryFacts = { admittedAt: 0, ordered: 0, perPerson: 1, admissionMs: 300_000, isOver: false };

describe('a ticket', () => {
  it('waits, comes in, and is served or too late; it never comes in again by itself', () => {
    expect(standingOf({ ...entry, admittedAt: null }, 0).state).toBe('waiting');
    expect(standingOf(entry, 299_999)).toEqual({ state: 'admitted', admittedUntil: 300_000 });
    expect(standingOf(entry, 300_000).state).toBe('expired');
    expect(standingOf({ ...entry, ordered: 1 }, 10).state).toBe('used');
    expect(standingOf({ ...entry, perPerson: 2, ordered: 1 }, 10).state).toBe('admitted');
    expect(standingOf({ ...entry, perPerson: 2, ordered: 1 }, 300_000).state).toBe('used');
    expect(standingOf({ ...entry, isOver: true }, 10).state).toBe('expired');
    expect(standingOf({ ...entry, admittedAt: null, isOver: true }, 10).state).toBe('expired');
  });
});

describe('the door', () => {
  const door: Door = { ...entry, slug: 'jars', held: 0 };
  const doors = fc.array(
    fc.record({
      slug: fc.constantFrom('jars', 'bowls'),
      admittedAt: fc.option(fc.integer({ min: -400_000, max: 0 })),
      ordered: fc.nat({ max: 4 }),
      held: fc.nat({ max: 4 }),
      perPerson: fc.integer({ min: 1, max: 4 }),
      admissionMs: fc.constant(300_000),
      isOver: fc.boolean(),
    }),
    { maxLength: 3 },
  );

  it('lets nobody take more than one drop’s limit, and nobody who isn’t in', () => {
    fc.assert(
      fc.property(doors, fc.integer({ min: 1, max: 6 }), (all, units) => {
        const judged = judgeDoors(all, units, 0);
        const fits = all.some(
          (one) => standingOf(one, 0).state === 'admitted' && one.ordered + one.held + units <= one.perPerson,
        );
        expect(judged.ok).toBe(all.length === 0 || fits);
      }),
    );
  });

  it('says which it is', () => {
    expect(judgeDoors([{ ...door, admittedAt: null }], 1, 0)).toMatchObject({ refusal: { code: 'not_admitted' } });
    expect(judgeDoors([door], 2, 0)).toMatchObject({ refusal: { code: 'drop_limit', most: 1 } });
    expect(judgeDoors([{ ...door, held: 1 }], 1, 0)).toMatchObject({ refusal: { code: 'drop_limit' } });
    expect(judgeDoors([{ ...door, admittedAt: null }], 0, 0)).toMatchObject({ ok: true });
  });
});

describe('what the room says', () => {
  it('never counts minutes up while people come in, and never below none', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5_000 }),
        fc.nat({ max: 5_000 }),
        fc.integer({ min: 1, max: 600 }),
        (place, by, perMinute) => {
          const at = (admittedThrough: number) =>
            minutesUntil(place, { admittedThrough, perMinute, available: 1, taken: 0 });
          expect(at(by + 1)).toBeLessThanOrEqual(at(by));
          expect(at(by)).toBeGreaterThanOrEqual(0);
          expect(at(place)).toBe(0);
        },
      ),
    );
  });

  it('says how far the pieces last only when there is something to go by', () => {
    const progress = { admittedThrough: 188, perMinute: 25, available: 6, taken: 12 };
    expect(lastsUntil(progress)).toBe(282);
    expect(lastsUntil({ ...progress, taken: 0 })).toBeNull();
    expect(lastsUntil({ ...progress, admittedThrough: 9 })).toBeNull();
    expect(lastsUntil({ ...progress, available: 0 })).toBe(188);
  });

  it('goes through its states in order, and takes entries from the room’s opening to the end', () => {
    expect(dropStates.map(nextState)).toEqual(['drawing', 'open', 'over', null]);
    expect(phaseOf({ state: 'announced', entriesFrom: 10 }, 9)).toBe('announced');
    expect(phaseOf({ state: 'announced', entriesFrom: 10 }, 10)).toBe('room');
    expect(phaseOf({ state: 'over', entriesFrom: 10 }, 0)).toBe('over');
    expect((['announced', 'room', 'drawing', 'open', 'over'] as const).map(takesEntries)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
