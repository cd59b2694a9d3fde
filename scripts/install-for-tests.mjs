// Programs that the tests need and this machine lacks, where Debian's packages may be installed: all at once, while something
// else is done. `servers` or `browsers`. Where this can't help, the test that needs one asks for it.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { absentBrowsers } from './find-browser.mjs';

/** Where a program of each package is, if it is there. */
const servers = {
  postgresql: ['/usr/lib/postgresql', ...onPath('initdb')],
  'redis-server': [...onPath('valkey-server'), ...onPath('redis-server')],
  'nginx-light': onPath('nginx'),
  pgbouncer: onPath('pgbouncer'),
};

function onPath(program) {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].map((folder) => join(folder, program));
}

const absentServers = () =>
  Object.keys(servers).filter(
    (name) => !servers[name].some(existsSync) && !(name === 'postgresql' && process.env.TEST_DATABASE_URL),
  );

const absent = process.argv[2] === 'browsers' ? absentBrowsers() : absentServers();
if (absent.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  process.stdout.write(`Installing what the tests need (apt-get install ${absent.join(' ')})\n`);
  // Tests install in turn under the same lock.
  const commands = 'apt-get update && apt-get install -y -o DPkg::Lock::Timeout=300 "$@"';
  spawnSync('flock', [join(tmpdir(), 'marketday-installs.lock'), 'sh', '-c', commands, 'install', ...absent], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
}
