import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';

/** What the shop runs beside itself, by its path without an ending. `scripts/build-server.mjs` builds each. */
export type OwnProgram = 'server/start/renderer' | 'scripts/demo-crowd' | 'scripts/encode-photographs';

const isBuilt = import.meta.url.endsWith('.mjs');

/** Starts a program of ours: the built one from the built server, the source from the source. */
export function forkOwnProgram(program: OwnProgram, options: ForkOptions): ChildProcess {
  return isBuilt
    ? fork(`.next/shop/${program}.mjs`, { ...options, execArgv: ['--enable-source-maps'] })
    : fork(`${program}.ts`, { ...options, execArgv: ['--import', 'tsx'] });
}
