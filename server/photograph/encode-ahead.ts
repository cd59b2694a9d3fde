import { type ChildProcess, fork } from 'node:child_process';

/**
 * Makes the copies that are missing, in a process of its own at the lowest priority: it takes only what
 * the shop leaves of the processor. It ends by itself, and with the server.
 */
export function encodeAhead(): ChildProcess {
  return fork(new URL('../../scripts/encode-photographs.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
