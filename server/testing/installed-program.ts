import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { installing, mayInstall, onPath } from '../../scripts/debian-packages.mjs';

const run = promisify(execFile);

/**
 * What `look` finds. On Debian as root the package that brings it is installed first if it is absent.
 *
 * @throws Error with the advice
 */
export async function foundOrInstalled<T>(
  look: () => T | null | Promise<T | null>,
  debianPackage: string,
  advice: string,
): Promise<T> {
  const found = await look();
  if (found !== null) return found;
  if (mayInstall()) {
    await run(...installing([debianPackage]));
    const installed = await look();
    if (installed !== null) return installed;
  }
  throw new Error(advice);
}

/**
 * The path of a program that a test runs; of several names, any will do.
 *
 * @throws Error that says what to install
 */
export const findOrInstall = (programs: readonly [string, ...string[]], debianPackage: string): Promise<string> =>
  foundOrInstalled(
    () => onPath(programs),
    debianPackage,
    `This test needs ${programs.join(' or ')}: install it (Debian's package is ${debianPackage}).`,
  );

/** Below those that a system gives to connections that go out: one of them could have it before it is listened at. */
const [firstPort, ports] = [12_000, 20_000];
/** Each process begins elsewhere, and gives none twice. */
let asked = process.pid * 197;

/**
 * A port of this machine that was free a moment ago.
 * @param besides how far above it another is listened at, too, as Redis's in a cluster is
 */
export async function freePort(besides = 0): Promise<number> {
  for (let tries = 0; tries < ports; tries++) {
    const port = firstPort + (asked++ % (ports - besides));
    if ((await isFree(port)) && (besides === 0 || (await isFree(port + besides)))) return port;
  }
  throw new Error('No port of this machine is free.');
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
