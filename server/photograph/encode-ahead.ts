import { type ChildProcess, fork } from 'node:child_process';

/**
 * Makes missing copies in a process at the lowest priority, which takes what the shop leaves and ends with the server.
 */
export function encodeAhead(): ChildProcess {
  return fork(new URL('../../scripts/encode-photographs.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
