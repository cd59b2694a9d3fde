import { describe, expect, it } from 'vitest';
import { ChangesSince } from './changes-since.ts';

describe('what was read', () => {
  it('is overtaken by a change of what it read since it began, and by no other', () => {
    const changes = new ChangesSince();
    changes.note('bowl');
    const reading = changes.begin();
    changes.note('jar');
    expect([['bowl'], ['jar'], ['bowl', 'jar']].map((topics) => changes.isOvertaken(reading, topics))).toEqual([
      ...[false, true, true],
    ]);
    changes.noteAll();
    expect(changes.isOvertaken(reading, ['bowl'])).toBe(true);
    expect(changes.isOvertaken(changes.begin(), ['bowl', 'jar'])).toBe(false);
  });
});

describe('what is remembered of changes', () => {
  it('is nothing while nothing is read', () => {
    const changes = new ChangesSince();
    changes.note('bowl');
    const reading = changes.begin();
    changes.note('jar');
    expect(changes.remembered).toBe(1);
    changes.end(reading);
    expect(changes.remembered).toBe(0);
  });

  it('is bounded though there is always something being read, and loses nothing that is under way', () => {
    const changes = new ChangesSince(10);
    let reading = changes.begin();
    for (let at = 0; at < 1_000; at++) {
      const before = reading;
      reading = changes.begin();
      changes.end(before);
      changes.note(`bag ${at}`);
      expect(changes.isOvertaken(reading, [`bag ${at}`])).toBe(true);
      expect(changes.isOvertaken(reading, ['jar'])).toBe(false);
      expect(changes.remembered).toBeLessThanOrEqual(10);
    }
  });

  it('is bounded though a reading hangs: whatever it has read may be old', () => {
    const changes = new ChangesSince(10);
    const hanging = changes.begin();
    for (let at = 0; at < 1_000; at++) {
      changes.note(`bag ${at}`);
      expect(changes.isOvertaken(hanging, [`bag ${at}`])).toBe(true);
      expect(changes.remembered).toBeLessThanOrEqual(10);
    }
    expect(changes.isOvertaken(hanging, ['bag 0'])).toBe(true);
    expect(changes.isOvertaken(changes.begin(), ['bag 0'])).toBe(false);
  });
});
