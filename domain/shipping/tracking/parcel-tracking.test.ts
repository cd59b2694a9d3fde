import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milestonesReached } from './milestones.ts';
import type { ParcelEvent } from './parcel-event.ts';
import { trackingOf } from './parcel-tracking.ts';
import { estimateWord, statusOfWord, trackingStatuses } from './tracking-status.ts';

const event = (word: string, occurredAt: number, more: Partial<ParcelEvent> = {}): ParcelEvent => ({
  key: `${word}@${occurredAt}`,
  scan: `${word}@${occurredAt}`,
  word,
  occurredAt,
  message: null,
  eta: null,
  signedBy: null,
  photoUrl: null,
  delayed: false,
  actionRequired: false,
  toldByShop: false,
  ...more,
});

const anyEvent = fc
  .record<Omit<ParcelEvent, 'scan'>>({
    key: fc.nat(30).map((n) => `e${n}`),
    word: fc.constantFrom(...trackingStatuses, estimateWord, 'CUSTOMS_HOLD', 'Zollabfertigung'),
    // Few moments, so that ties are common.
    occurredAt: fc.nat(8),
    message: fc.option(fc.constantFrom('Snow', 'Held'), { nil: null }),
    eta: fc.option(
      fc.nat(5).map((n) => n * 7_200_000),
      { nil: null },
    ),
    signedBy: fc.option(fc.constantFrom('M. R.', 'A. B.'), { nil: null }),
    photoUrl: fc.constant(null),
    delayed: fc.boolean(),
    actionRequired: fc.boolean(),
    toldByShop: fc.boolean(),
  })
  .map((fields): ParcelEvent => ({ ...fields, scan: `${fields.word}@${fields.occurredAt} ${fields.message}` }));
const anyEvents = fc.array(anyEvent, { maxLength: 20 });

describe('what a parcel’s events tell', () => {
  it('I6: the same set of events shows the same in any order, with any repeats', () => {
    fc.assert(
      fc.property(
        anyEvents.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
        ),
        ([events, arrived]) => {
          expect(trackingOf(arrived)).toEqual(trackingOf(events));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('I6: once delivered, nothing but a return changes the status, whatever else arrives', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(8), (others, at) => {
        const { status } = trackingOf([...others.map((e) => ({ ...e, key: `o${e.key}` })), event('delivered', at)]);
        expect(['delivered', 'return_in_progress', 'returned']).toContain(status);
      }),
    );
  });

  it('the newest event by the sender’s clock tells the status', () => {
    expect(trackingOf([event('out_for_delivery', 3), event('in_transit', 2), event('picked_up', 1)]).status).toBe(
      'out_for_delivery',
    );
  });

  it('at the same moment the state further on counts', () => {
    expect(trackingOf([event('in_transit', 1), event('delivered', 1)]).status).toBe('delivered');
  });

  it('an earlier event that comes late does not undo a delivery', () => {
    expect(trackingOf([event('delivered', 9), event('in_transit', 5)])).toMatchObject({
      status: 'delivered',
      deliveredAt: 9,
    });
  });

  it('a word that nobody knows is kept, and moves nothing', () => {
    const tracking = trackingOf([event('in_transit', 1), event('CUSTOMS_HOLD', 2)]);
    expect(tracking.status).toBe('in_transit');
    expect(tracking.events[0]).toMatchObject({ status: 'unknown', word: 'CUSTOMS_HOLD' });
  });

  it('the arrival is told by the newest event that tells one, else by the promise', () => {
    expect(trackingOf([event('in_transit', 1, { eta: 50 }), event('in_transit', 2)], 40).eta).toBe(50);
    expect(trackingOf([event('in_transit', 1)], 40).eta).toBe(40);
  });

  it('the proof of delivery may come in a later event', () => {
    const tracking = trackingOf([event('delivered', 5), event('delivered', 8, { signedBy: 'M. R.' })]);
    expect(tracking).toMatchObject({ status: 'delivered', deliveredAt: 5, signedBy: 'M. R.' });
  });

  it('only the shop says what no carrier has said too', () => {
    const byShop = event('delivered', 5, { toldByShop: true });
    expect(trackingOf([event('in_transit', 1), byShop]).toldByShop).toBe(true);
    expect(trackingOf([byShop, event('delivered', 5, { key: 'b' })]).toldByShop).toBe(false);
    expect(trackingOf([event('in_transit', 1, { toldByShop: true }), event('delivered', 5)]).toldByShop).toBe(false);
  });

  it('two senders that tell of one scan make one line of it, with what either knows', () => {
    const tracking = trackingOf([
      event('delivered', 5, { key: 'a' }),
      event('delivered', 5, { key: 'b', signedBy: 'M. R.' }),
    ]);
    expect(tracking.events).toHaveLength(1);
    expect(tracking.signedBy).toBe('M. R.');
  });

  it('I6: with an event missing it stands where the rest say, and the missing one fills in without undoing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 20 }), fc.nat(), (events, at) => {
        const gone = at % events.length;
        const without = events.filter((_, index) => index !== gone);
        expect(() => trackingOf(without)).not.toThrow();
        expect(trackingOf([...without, ...events.slice(gone, gone + 1)])).toEqual(trackingOf(events));
      }),
    );
  });

  it('a parcel without events waits for its carrier', () => {
    expect(trackingOf([])).toMatchObject({ status: 'label_created', eta: null, events: [] });
  });

  it('a word counts in any spelling', () => {
    expect(statusOfWord(' Out For-Delivery ')).toBe('out_for_delivery');
  });
});

const hour = 3_600_000;

describe('a parcel that is out for delivery', () => {
  const out = (at: number, more?: Partial<ParcelEvent>) => event('out_for_delivery', at, more);
  const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);

  it.each([
    ['on another day than was expected', at('25T11:20'), null],
    ['after it was expected', at('24T06:00'), null],
    ['on the expected day alone', at('24T12:00'), at('24T12:00')],
    ['the day before the expected day alone', at('25T12:00'), null],
    ['within the hours that were named', at('24T11:20'), at('24T11:20')],
  ])('%s', (_, expected, eta) => {
    const before = event('in_transit', at('23T20:00'), { eta: expected });
    expect(trackingOf([before, out(at('24T07:10'))])).toMatchObject({ eta, status: 'out_for_delivery' });
    expect(trackingOf([out(at('24T07:10'))], expected).eta).toBe(eta);
    // It is what its driver says then and later, and what holds once the round has ended without it.
    expect(trackingOf([out(at('24T07:10'), { eta: expected })]).eta).toBe(expected);
    expect(trackingOf([before, out(at('24T07:10')), event('in_transit', at('24T18:00'))]).eta).toBe(expected);
  });

  it('never shows an arrival said before that its round can’t keep', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }), (said, eta) => {
        const tracking = trackingOf([event('in_transit', -101 * hour, { eta: eta * hour }), out(said * hour)]);
        if (tracking.eta !== null) expect(Math.abs(tracking.eta - said * hour)).toBeLessThan(24 * hour);
      }),
    );
  });

  it('isn’t late by an estimate that no longer holds', () => {
    const moved = event('in_transit', at('23T20:00'), { eta: at('26T11:20') });
    expect(trackingOf([moved, out(at('24T07:10'))], at('24T11:20'))).toMatchObject({ eta: null, delayed: false });
  });
});

describe('a parcel that comes later', () => {
  it('each change of its arrival is kept with the carrier’s reason, and the last one holds', () => {
    const tracking = trackingOf(
      [
        event('in_transit', 1, { eta: 20 * hour }),
        event('in_transit', 2, { eta: 20 * hour }),
        event(estimateWord, 3, { eta: 44 * hour, message: 'Snow in the pass' }),
      ],
      18 * hour,
    );
    expect(tracking.arrivals).toEqual([
      { eta: 18 * hour, saidAt: null, why: null },
      { eta: 20 * hour, saidAt: 1, why: null },
      { eta: 44 * hour, saidAt: 3, why: 'Snow in the pass' },
    ]);
    expect(tracking).toMatchObject({ eta: 44 * hour, delayed: true });
    expect(tracking.events.map((e) => e.word)).not.toContain(estimateWord);
  });

  it('is not late for an hour more, nor once it is out for delivery or there', () => {
    expect(trackingOf([event('in_transit', 1, { eta: 19 * hour })], 18 * hour).delayed).toBe(false);
    const late = event('in_transit', 1, { delayed: true });
    expect(trackingOf([late]).delayed).toBe(true);
    expect(trackingOf([late, event('out_for_delivery', 2)]).delayed).toBe(false);
    expect(trackingOf([late, event('delivered', 2)]).delayed).toBe(false);
  });

  it('waits for its customer until it moves on', () => {
    const held = event('exception', 2, { actionRequired: true });
    expect(trackingOf([event('in_transit', 1), held]).actionRequired).toBe(true);
    expect(trackingOf([event('in_transit', 1), held, event('in_transit', 3)]).actionRequired).toBe(false);
  });
});

describe('milestones', () => {
  const steps = (...events: ParcelEvent[]) =>
    events.flatMap((_, index) =>
      milestonesReached(trackingOf(events.slice(0, index)), trackingOf(events.slice(0, index + 1))),
    );

  it('are reached once each on the way', () => {
    expect(
      steps(event('picked_up', 1), event('in_transit', 2), event('out_for_delivery', 3), event('delivered', 4)),
    ).toEqual(['on_its_way', 'out_for_delivery', 'delivered']);
  });

  it('are no news when they come late', () => {
    expect(steps(event('delivered', 4), event('out_for_delivery', 3), event('exception', 2))).toEqual(['delivered']);
  });

  it('tell of a delay when it begins', () => {
    expect(steps(event('in_transit', 1), event('in_transit', 2, { delayed: true }))).toEqual(['on_its_way', 'delayed']);
  });
});
