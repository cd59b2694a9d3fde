import { expect, it } from 'vitest';
import { marginKinds, marginNote, marginNotes } from './margin-scheme.ts';

it('says the words of the country’s law, else those of the directive', () => {
  expect(marginNote('works_of_art', { country: 'DE', day: '2026-11-25' })).toBe('Kunstgegenstände/Sonderregelung');
  expect(marginNote('works_of_art', { country: 'DE', day: '2000-01-01' })).toBe('Margin scheme – Works of art');
  expect(marginNote('second_hand', { country: 'IE', day: '2026-11-25' })).toBe('Margin scheme – Second-hand goods');
  for (const { notes, source } of marginNotes)
    expect([...marginKinds.map((kind) => notes[kind]), source].every(Boolean)).toBe(true);
});
