// Programs that the tests need and this machine lacks, where Debian's packages may be installed: all at once, while something
// else is done. `servers` or `browsers`. Where this can't help, the test that needs one asks for it.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installing, mayInstall, onPath } from './debian-packages.mjs';
import { absentBrowsers } from './find-browser.mjs';
import { findFaketime } from './test-at.mjs';

/** Whether a program of each package is there. */
const servers = {
  postgresql: () => process.env.TEST_DATABASE_URL || existsSync('/usr/lib/postgresql') || onPath(['initdb']),
  'redis-server': () => onPath(['valkey-server', 'redis-server']),
  'nginx-light': () => onPath(['nginx']),
  pgbouncer: () => onPath(['pgbouncer']),
  libfaketime: findFaketime,
};
const absentServers = () => Object.keys(servers).filter((name) => !servers[name]());

const absent = process.argv[2] === 'browsers' ? absentBrowsers() : absentServers();
if (absent.length > 0 && mayInstall()) {
  const [file, args, options] = installing(absent);
  spawnSync(file, args, { ...options, stdio: 'ignore' });
}
