import { expect, test } from 'vitest';
import { askingWords, joinWords, offeredWords, placeWords } from './alert-words.ts';

const line = (offered: number) => ({ waiting: 2, offered, offeredUntil: null });

test.each([
  [null, 1, null],
  [line(0), 1, null],
  [line(1), 1, 'One came back. It is offered to someone who asked first.'],
  [line(2), 2, 'Two came back. They are offered to people who asked first.'],
  [line(1), 3, 'All 3 left are in bags, or offered to people who asked first.'],
])('%j of %i left', (of, left, words) => expect(offeredWords(of, left)).toBe(words));

test('places are told in words as far as people say them', () => {
  expect([1, 2, 10, 11, 22].map(placeWords)).toEqual([
    'You’re next in line.',
    'You’re second in line.',
    'You’re tenth in line.',
    'You’re 11th in line.',
    'You’re 22nd in line.',
  ]);
});

test('one person is not people', () => {
  expect([0, 1, 4].map(askingWords)).toEqual([
    'Nobody is asking yet.',
    'One person is asking already.',
    'Four people are asking already.',
  ]);
  expect([0, 1, 25].map(joinWords)).toEqual([
    'Nobody is ahead of you now.',
    'You join at the end. One person is ahead of you now.',
    'You join at the end. 25 people are ahead of you now.',
  ]);
});
