import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { inIdleTurn } from './idle-turns.ts';

const idle: (() => void)[] = [];
vi.stubGlobal('self', { requestIdleCallback: (turn: () => void) => idle.push(turn) });
vi.stubGlobal('requestIdleCallback', (turn: () => void) => idle.push(turn));

const beIdle = () => idle.shift()?.();

afterEach(() => {
  while (idle.length > 0) beIdle();
});

afterAll(() => {
  vi.unstubAllGlobals();
});

it('does one thing in each idle moment, in the order of asking', () => {
  const done: string[] = [];
  for (const name of ['announcer', 'sheet', 'settings']) inIdleTurn(() => done.push(name));
  expect(done).toEqual([]);
  expect(idle).toHaveLength(1);
  beIdle();
  expect(done).toEqual(['announcer']);
  beIdle();
  beIdle();
  expect(done).toEqual(['announcer', 'sheet', 'settings']);
  expect(idle).toEqual([]);
});

it('leaves out what was taken back, and goes on with the rest', () => {
  const done: string[] = [];
  const takeBack = inIdleTurn(() => done.push('gone'));
  inIdleTurn(() => done.push('kept'));
  takeBack();
  takeBack();
  while (idle.length > 0) beIdle();
  expect(done).toEqual(['kept']);
});
