import { expect, it } from 'vitest';
import { colleagueWords, initialsOf } from './colleague-words.ts';

it('initials are of the first and the last name, whole characters', () => {
  expect(['Sam Ode', 'mina', ' Ana Maria de Sousa ', '𝒜da'].map(initialsOf)).toEqual(['SO', 'M', 'AS', '𝒜']);
});

it('one, two and more colleagues are a sentence', () => {
  expect(colleagueWords(['Sam Ode'], 'order')).toBe('Sam is on this order too.');
  expect(colleagueWords(['Sam Ode', 'Mina'], 'lot')).toBe('Sam and Mina are on this lot too.');
  expect(colleagueWords(['Sam', 'Mina', 'Rosa'], 'piece')).toBe('Sam, Mina and Rosa are on this piece too.');
});
