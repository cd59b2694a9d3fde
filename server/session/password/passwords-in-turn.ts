import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { processWide } from '#server/engine/process/process-wide.ts';
import { Turns } from '#server/engine/process/turns.ts';

/** Hashes are made two at a time: they are slow on purpose, on the four threads that files and compression need too. */
const turns = processWide('password-turns', () => new Turns(2));

export const passwordsInTurn = {
  hash: (password: string): Promise<string> => turns.take(() => hashPassword(password)),
  verify: (given: { hash: string; password: string }): Promise<boolean> => turns.take(() => verifyPassword(given)),
};
