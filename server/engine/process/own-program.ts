import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';

const isBuilt = import.meta.url.endsWith('.mjs');

/**
 * Starts a program that the app runs beside itself: the built one from the built server, the source from the source.
 * @param program its path without an ending; `scripts/build-server.mjs` builds each
 */
export function forkOwnProgram(program: string, options: ForkOptions): ChildProcess {
  return isBuilt
    ? fork(`.next/shop/${program}.mjs`, { ...options, execArgv: ['--enable-source-maps'] })
    : fork(`${program}.ts`, { ...options, execArgv: ['--import', 'tsx'] });
}
