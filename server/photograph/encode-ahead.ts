import type { ChildProcess } from 'node:child_process';
import { forkOwnProgram } from '#server/engine/process/own-program.ts';

/**
 * Makes missing copies in a process at the lowest priority, which takes what the shop leaves and ends with the server.
 */
export function encodeAhead(): ChildProcess {
  return forkOwnProgram('scripts/encode-photographs', { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
