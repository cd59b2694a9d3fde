import { afterAll, type MockInstance, vi } from 'vitest';
import { passwordsInTurn } from '#server/session/password/passwords-in-turn.ts';

/**
 * Has passwords of this file hashed at once: for tests of many wrong ones. Call it before the first test, since better-auth
 * keeps what it is made with.
 * @returns what counts how often one was hashed
 */
export function quickPasswords(): MockInstance[] {
  const quick = (password: string) => `quick:${password}`;
  const hash = vi.spyOn(passwordsInTurn, 'hash').mockImplementation(async (password) => quick(password));
  const verify = vi
    .spyOn(passwordsInTurn, 'verify')
    .mockImplementation(async (given) => given.hash === quick(given.password));
  afterAll(() => {
    hash.mockRestore();
    verify.mockRestore();
  });
  return [hash, verify];
}
