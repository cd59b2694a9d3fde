import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import { roomMoment } from './room-moment.ts';
import { cameWords, leftWords, outlookWords, roomHeadline, spokenWords, tabTitle } from './room-words.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 27, 19, minutes)).toISOString();
const time = (minutes: number) => Date.parse(at(minutes));
const view: DropView = {
  id: 'd',
  slug: 'jars',
  title: 'Moon jars',
  state: 'open',
  entriesFrom: at(-15),
  opensAt: at(0),
  closesAt: at(60 * 24),
  keptFrom: at(-15),
  isKept: true,
  openedAt: at(0),
  overAt: null,
  admitPerMinute: 25,
  admissionSeconds: 300,
  perPerson: 1,
  accountHours: 24,
  seedCommitment: '',
  entries: 2_306,
  drawn: 2_306,
  lastPlace: 2_306,
  admittedThrough: 188,
  size: 18,
  available: 6,
  held: 3,
  waitsForNumber: false,
  ending: null,
};
const entry: OwnEntry = { id: 'QL3-8VG-7WK', state: 'waiting', place: 412 };
const kindOf = (changes: Partial<DropView>, own: OwnEntry | null | undefined, now = time(2)) =>
  roomMoment({ ...view, ...changes }, own, now).kind;

describe('what the room shows', () => {
  it('goes through its states', () => {
    expect(kindOf({ state: 'announced' }, undefined, time(-20))).toBe('announced');
    expect(roomMoment({ ...view, state: 'announced' }, entry, time(-5))).toEqual({ kind: 'room', ticket: entry.id });
    expect(kindOf({ state: 'drawing' }, entry)).toBe('drawing');
    expect(kindOf({}, undefined)).toBe('drawing');
    expect(kindOf({}, null)).toBe('late');
    expect(roomMoment(view, entry, time(2))).toEqual({
      kind: 'waiting',
      place: 412,
      away: 224,
      minutes: 9,
      lastsUntil: 282,
    });
    expect(kindOf({ admittedThrough: 402 }, entry)).toBe('near');
    expect(roomMoment({ ...view, admittedThrough: 402, admitPerMinute: 2 }, entry, time(2))).toMatchObject({
      kind: 'near',
      minutes: 5,
    });
    expect(kindOf({ available: 0 }, entry)).toBe('paused');
    expect(kindOf({ admittedThrough: 412 }, entry)).toBe('asking');
    const admitted = { ...entry, state: 'admitted', admittedUntil: at(5) } as const;
    expect(kindOf({ admittedThrough: 420 }, admitted, time(4))).toBe('admitted');
    expect(kindOf({ admittedThrough: 420 }, admitted, time(5))).toBe('missed');
    expect(kindOf({ admittedThrough: 420 }, { ...entry, state: 'expired' })).toBe('missed');
    expect(kindOf({ state: 'over' }, entry)).toBe('over');
    expect(kindOf({ state: 'over' }, { ...entry, state: 'used' })).toBe('used');
  });

  it('says that a piece is in the bag once the door has closed, as long as it is held', () => {
    const gone = { ...entry, state: 'expired', heldUntil: at(12) } as const;
    expect(roomMoment({ ...view, admittedThrough: 420 }, gone, time(11))).toEqual({ kind: 'holding', until: at(12) });
    expect(kindOf({ admittedThrough: 420 }, gone, time(12))).toBe('missed');
    expect(kindOf({ state: 'over' }, gone, time(11))).toBe('holding');
    const inside = { ...gone, state: 'admitted', admittedUntil: at(11) } as const;
    expect(kindOf({ admittedThrough: 420 }, inside, time(10))).toBe('admitted');
    // What the bag says now counts for more than what was known of the ticket.
    expect(roomMoment({ ...view, admittedThrough: 420 }, gone, time(11), null).kind).toBe('missed');
  });

  it('comes to your turn once, and never says that you are in before you are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_306 }), fc.integer({ min: 0, max: 2_306 }), (place, admittedThrough) => {
        const { kind } = roomMoment({ ...view, admittedThrough }, { ...entry, place }, time(2));
        expect(kind === 'asking').toBe(place <= admittedThrough);
        expect(kind).not.toBe('admitted');
      }),
    );
  });
});

describe('its words', () => {
  const waiting = roomMoment(view, entry, time(2));

  it('say the place, what is left and how far it lasts', () => {
    expect(roomHeadline(waiting, view, null)).toBe('You are number 412 of 2,306');
    expect(tabTitle(waiting, view, null)).toBe('223 before you · Moon jars');
    expect(leftWords(view)).toBe('9 of 18 left, 3 in bags.');
    expect(outlookWords(waiting)).toBe('At this pace they last to about number 282, so they probably won’t reach you.');
    const next = { ...view, admittedThrough: 411 };
    expect(roomHeadline(roomMoment(next, entry, time(2)), next, null)).toBe('You are next');
    expect(tabTitle(roomMoment(next, entry, time(2)), next, null)).toBe('You are next · Moon jars');
    const ten = { ...view, admittedThrough: 402 };
    expect(roomHeadline(roomMoment(ten, entry, time(2)), ten, null)).toBe('You are next but nine');
  });

  it('say who came, one person or many, and what is left', () => {
    const over = { ...view, state: 'over' as const, available: 0, held: 0, ending: 'sold_out' as const };
    expect(cameWords({ ...over, entries: 2_306, admittedThrough: 396 })).toBe('2,306 people came, 396 went in.');
    expect(cameWords({ ...over, entries: 1, admittedThrough: 1 })).toBe('One person came, 1 went in.');
    expect(cameWords({ ...over, entries: 0, admittedThrough: 0, ending: 'closed' })).toBe(
      'Nobody came. What was left went on general sale.',
    );
    expect(cameWords({ ...over, ending: 'called_off' })).toMatch(/no draw/);
  });

  it('are spoken each fifty people, at ten and at five, and at your turn', () => {
    const spoken: string[] = [];
    let before = roomMoment({ ...view, admittedThrough: 200 }, entry, time(2));
    const inside = { ...entry, state: 'admitted', admittedUntil: at(7) } as const;
    for (let through = 201; through <= 413; through++) {
      const moment = roomMoment({ ...view, admittedThrough: through }, through > 412 ? inside : entry, time(2));
      const words = spokenWords(moment, before, view);
      if (words) spoken.push(words);
      before = moment;
    }
    expect(spoken).toEqual([
      'There are 200 people ahead of you.',
      'There are 150 people ahead of you.',
      'There are 100 people ahead of you.',
      'There are 50 people ahead of you.',
      'There are 9 people ahead of you. Come back to this page now.',
      'There are 5 people ahead of you.',
      'It’s your turn. You have 5 minutes to choose.',
    ]);
  });
});
