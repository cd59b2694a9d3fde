import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, comeBack, type Line, leave, offerEnded, offerTaken, placeOf } from './line.ts';

const empty: Line = { available: 0, waiting: [], offered: [] };
const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay'];

type Step =
  | { do: 'ask' | 'end' | 'take' | 'leave'; who: string }
  | { do: 'come_back'; units: number }
  | { do: 'buy'; units: number };

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask'), who: fc.constantFrom(...people) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('end', 'take', 'leave'), who: fc.constantFrom(...people) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('come_back'), units: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('buy'), units: fc.integer({ min: 1, max: 3 }) }) },
) as fc.Arbitrary<Step>;
const manySteps = fc.array(step, { maxLength: 60, size: 'max' });

interface World {
  line: Line;
  /** Units that came into the shop, and those that left it: into bags of others, and as taken offers. */
  came: number;
  gone: number;
  /** Everybody who got into the line, in that order; and whoever was offered one, in that order. */
  asked: string[];
  offers: string[];
}

function after({ line, came, gone, asked, offers }: World, step: Step): World {
  const next = stepOn(line, step);
  const newOffers = next.line.offered.filter((who) => !line.offered.includes(who));
  const joined = next.line.waiting.filter((who) => !line.waiting.includes(who));
  return {
    line: next.line,
    came: came + (step.do === 'come_back' ? step.units : 0),
    gone: gone + next.gone,
    asked: [...asked, ...joined],
    offers: [...offers, ...newOffers],
  };
}

function stepOn(line: Line, step: Step): { line: Line; gone: number } {
  switch (step.do) {
    case 'ask': {
      const asked = ask(line, step.who);
      return { line: asked.ok ? asked.value : line, gone: 0 };
    }
    case 'come_back':
      return { line: comeBack(line, step.units), gone: 0 };
    case 'end':
      return { line: offerEnded(line, step.who), gone: 0 };
    case 'leave':
      return { line: leave(line, step.who), gone: 0 };
    case 'take': {
      const taken = offerTaken(line, step.who);
      return { line: taken, gone: line.offered.length - taken.offered.length };
    }
    case 'buy': {
      const units = Math.min(step.units, line.available);
      return { line: { ...line, available: line.available - units }, gone: units };
    }
  }
}

const run = (steps: readonly Step[]): World =>
  steps.reduce<World>(after, { line: empty, came: 0, gone: 0, asked: [], offers: [] });

describe('the line', () => {
  it('loses no unit and makes none', () => {
    fc.assert(
      fc.property(manySteps, (steps) => {
        const { line, came, gone } = run(steps);
        expect(line.available + line.offered.length + gone).toBe(came);
        expect(line.available).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has nobody twice, and nobody waits while one could be bought', () => {
    fc.assert(
      fc.property(manySteps, (steps) => {
        const { line } = run(steps);
        const everybody = [...line.waiting, ...line.offered];
        expect(new Set(everybody).size).toBe(everybody.length);
        expect(line.available === 0 || line.waiting.length === 0).toBe(true);
      }),
    );
  });

  it('offers in the order of asking: whoever is offered one was asked for no later than all who wait', () => {
    fc.assert(
      fc.property(manySteps, fc.integer({ min: 1, max: 3 }), (steps, units) => {
        const { line } = run(steps);
        const offers = comeBack(line, units).offered.filter((who) => !line.offered.includes(who));
        expect(offers).toEqual(line.waiting.slice(0, offers.length));
        expect(offers).toHaveLength(Math.min(line.available + units, line.waiting.length));
      }),
    );
  });

  it('a lapse goes to the next, who moves up from the first place', () => {
    const line: Line = { available: 0, waiting: ['ben', 'cleo'], offered: ['ada'] };
    expect(offerEnded(line, 'ada')).toEqual({ available: 0, waiting: ['cleo'], offered: ['ben'] });
    expect(placeOf(line, 'cleo')).toBe(2);
    expect(placeOf(offerEnded(line, 'ada'), 'cleo')).toBe(1);
    expect(placeOf(line, 'ada')).toBeNull();
  });

  it('what is left over once everybody was offered one is anyone’s', () => {
    expect(comeBack({ available: 0, waiting: ['ada'], offered: [] }, 3)).toEqual({
      available: 2,
      waiting: [],
      offered: ['ada'],
    });
  });

  it('asking again keeps the place, and the offer', () => {
    const line: Line = { available: 0, waiting: ['ben', 'cleo'], offered: ['ada'] };
    for (const who of ['ada', 'ben', 'cleo']) expect(ask(line, who)).toEqual({ ok: true, value: line });
    expect(ask({ ...empty, available: 2 }, 'dan')).toEqual({ ok: false, refusal: { code: 'in_stock', available: 2 } });
  });

  it('the properties meet long lines, offers and left-over units', () => {
    const worlds = fc.sample(manySteps, { numRuns: 200, seed: 7 }).map(run);
    expect(worlds.some(({ line }) => line.waiting.length > 2)).toBe(true);
    expect(worlds.some(({ offers }) => offers.length > 3)).toBe(true);
    expect(worlds.some(({ line }) => line.available > 0)).toBe(true);
  });
});
