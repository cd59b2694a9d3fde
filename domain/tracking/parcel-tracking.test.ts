import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParcelEvent, trackingOf } from './parcel-tracking.ts';
import { statusOfWord, trackingStatuses } from './tracking-status.ts';

const event = (word: string, occurredAt: number, more: Partial<ParcelEvent> = {}): ParcelEvent => ({
  key: `${word}@${occurredAt}`,
  word,
  occurredAt,
  eta: null,
  signedBy: null,
  photoUrl: null,
  ...more,
});

const anyEvent = fc.record<ParcelEvent>({
  key: fc.nat(30).map((n) => `e${n}`),
  word: fc.constantFrom(...trackingStatuses, 'CUSTOMS_HOLD', 'Zollabfertigung'),
  // Few moments, so that ties are common.
  occurredAt: fc.nat(8),
  eta: fc.option(fc.nat(5), { nil: null }),
  signedBy: fc.option(fc.constantFrom('M. R.', 'A. B.'), { nil: null }),
  photoUrl: fc.constant(null),
});
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

  it('a parcel without events waits for its carrier', () => {
    expect(trackingOf([])).toMatchObject({ status: 'label_created', eta: null, events: [] });
  });

  it('a word counts in any spelling', () => {
    expect(statusOfWord(' Out For-Delivery ')).toBe('out_for_delivery');
  });
});
