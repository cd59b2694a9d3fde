// What the tests and benchmarks run that isn't of npm: where it is looked for, and how Debian's package of it is installed.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Where Debian puts servers is not on everybody's PATH.
 *
 * @param {readonly string[]} programs any of them will do
 * @returns {string | null} the path of one
 */
export function onPath(programs) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.flatMap((folder) => programs.map((program) => join(folder, program))).find(existsSync) ?? null;
}

/** Whether this process may install them. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * What to start for it. apt refuses whoever comes while another installs: each waits for its turn.
 *
 * @param {readonly string[]} packages
 * @returns {[file: string, args: string[], options: { env: NodeJS.ProcessEnv }]}
 */
export function installing(packages) {
  process.stdout.write(`Installing what the tests need (apt-get install ${packages.join(' ')})\n`);
  const commands = 'apt-get update && apt-get install -y -o DPkg::Lock::Timeout=300 "$@"';
  return [
    'flock',
    [join(tmpdir(), 'marketday-installs.lock'), 'sh', '-c', commands, 'install', ...packages],
    // A server's own service isn't wanted.
    { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } },
  ];
}
