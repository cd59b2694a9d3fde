import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropStates } from './drop-phase.ts';
import { endingOf, keptFrom } from './keeping.ts';

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

it('a drop has an ending once it is over, and says sold out only if nothing was left', () => {
  const facts = fc.record({
    state: fc.constantFrom(...dropStates),
    openedAt: fc.option(fc.constant(new Date(0))),
    size: fc.nat(6),
    available: fc.nat(3),
    held: fc.nat(3),
  });
  fc.assert(
    fc.property(facts, (some) => {
      const drop = { ...some, size: Math.max(some.size, some.available + some.held) };
      const ending = endingOf(drop);
      expect(ending !== null).toBe(drop.state === 'over');
      if (ending === null) return;
      if (ending.startsWith('sold')) expect(drop.available + drop.held).toBe(0);
      expect(ending === 'sold_before').toBe(drop.size === 0);
      if (drop.size > 0) expect(ending === 'called_off').toBe(drop.openedAt === null);
    }),
  );
});
