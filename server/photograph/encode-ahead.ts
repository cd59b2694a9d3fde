import { type ChildProcess, fork } from 'node:child_process';

/**
 * In a process of its own at the lowest priority, which takes only what the shop leaves of the processor and ends by
 * itself, and with the server.
 */
export function encodeAhead(): ChildProcess {
  return fork(new URL('../../scripts/encode-photographs.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
