import { expect, it, vi } from 'vitest';
import { changesOf, surroundings } from './surroundings.ts';

it('tells what was changed, and nothing once it is put back', () => {
  const before = surroundings();
  const look = () => changesOf(before, surroundings());
  expect(look()).toEqual([]);
  process.env.LEFT_BEHIND = 'yes';
  const log = vi.spyOn(console, 'log');
  vi.useFakeTimers({ toFake: ['setInterval'] });
  vi.stubGlobal('document', {});
  const stop = () => {};
  process.on('SIGTERM', stop);
  expect(look()).toEqual([
    'console.log',
    'globalThis.document',
    'globalThis.setInterval',
    'process.on SIGTERM',
    'process.env.LEFT_BEHIND',
  ]);
  delete process.env.LEFT_BEHIND;
  log.mockRestore();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  process.off('SIGTERM', stop);
  expect(look()).toEqual([]);
});
