import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian puts servers is not on everybody's PATH. */
const find = (program: string): string | null =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path)) ?? null;

/**
 * The path of a program that a test runs. On Debian as root its package is installed if absent.
 *
 * @throws Error that says what to install
 */
export async function findOrInstall(program: string, debianPackage: string): Promise<string> {
  const found = find(program);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`Installing ${program} for the tests (apt-get install ${debianPackage})\n`);
    await run('apt-get', ['update']);
    // Its own service isn't wanted.
    await run('apt-get', ['install', '-y', debianPackage], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
    const installed = find(program);
    if (installed) return installed;
  }
  throw new Error(`This test needs ${program}: install it (Debian's package is ${debianPackage}).`);
}

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
