import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropStates } from './drop-phase.ts';
import { endingOf, isKept, keptFrom } from './keeping.ts';

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });

it('pieces are kept from the waiting room’s opening on, never before the announcement, or from the announcement', () => {
  fc.assert(
    fc.property(moment, moment, fc.boolean(), (announcedAt, entriesFrom, onSaleUntilRoom) => {
      const from = keptFrom({ announcedAt, entriesFrom }, onSaleUntilRoom);
      expect(from).toBeGreaterThanOrEqual(announcedAt);
      expect(from).toBe(onSaleUntilRoom && entriesFrom > announcedAt ? entriesFrom : announcedAt);
    }),
  );
});

it('pieces are kept in one stretch of time: from a moment on, until the drop is over', () => {
  fc.assert(
    fc.property(moment, moment, fc.array(moment), (from, closesAt, times) => {
      const kept = times
        .toSorted((one, other) => one - other)
        .map((now) => isKept({ keptFrom: from, closesAt, isOver: false }, now));
      expect(kept.join(' ')).toMatch(/^(false ?)*(true ?)*(false ?)*$/);
      for (const now of times) expect(isKept({ keptFrom: from, closesAt, isOver: true }, now)).toBe(false);
    }),
  );
});

it('a drop has an ending once it is over, and says sold out only if nothing was left', () => {
  const facts = fc.record({
    state: fc.constantFrom(...dropStates),
    openedAt: fc.option(fc.constant(new Date(0))),
    available: fc.nat(3),
    held: fc.nat(3),
  });
  fc.assert(
    fc.property(facts, (drop) => {
      const ending = endingOf(drop);
      expect(ending !== null).toBe(drop.state === 'over');
      if (ending === null) return;
      expect(ending.startsWith('sold')).toBe(drop.available + drop.held === 0);
      expect(ending === 'called_off' || ending === 'sold_before').toBe(drop.openedAt === null);
    }),
  );
});
