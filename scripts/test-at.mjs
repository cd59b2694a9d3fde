// Tests at another moment: `npm run test:at -- 2026-12-31T23:30+01:00 server/tariff` takes what Vitest takes after it, and TZ is the
// zone of the machine. libfaketime shifts the clock of every process that is started, PostgreSQL's too.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installing, mayInstall } from './debian-packages.mjs';

/** What `npm test` runs at other moments: an early Monday and a late New Year's Eve in Madrid, on machines far away. */
export const otherMoments = [
  { moment: '2026-11-30T09:00+01:00', zone: 'Pacific/Auckland' },
  { moment: '2026-12-31T23:30+01:00', zone: 'America/Los_Angeles' },
];
export const clockTests = [
  ...['domain/time', 'domain/order', 'domain/price', 'components/order', 'components/tariff', 'components/ui/format'],
  ...['server/tariff', 'server/desk/desk-view', 'server/auction/sale', 'server/engine/database/zone-of-database'],
];

/** @returns {string | null} the path of libfaketime for programs with threads */
export function findFaketime() {
  const folders = ['/usr/lib', '/usr/local/lib', '/usr/lib64'].filter((folder) => existsSync(folder));
  const inside = folders.flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))]);
  return inside.map((folder) => join(folder, 'faketime', 'libfaketimeMT.so.1')).find(existsSync) ?? null;
}

/**
 * What the environment of a process adds for its clock to show that moment now, and to go on from there. All processes are shifted
 * by the same time, so what they tell each other agrees; what they wait for takes as long as ever.
 * @param {number} moment epoch milliseconds
 * @param {string} library
 */
export const clockAt = (moment, library) => ({
  LD_PRELOAD: library,
  FAKETIME: `${(moment - Date.now() >= 0 ? '+' : '') + Math.round((moment - Date.now()) / 1_000)}s`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});

function main([moment = '', ...words]) {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) {
    process.stderr.write(
      'Say when first, with its offset, for example: npm run test:at -- 2026-12-31T23:30+01:00 domain\n',
    );
    return 1;
  }
  if (!findFaketime() && mayInstall()) {
    const [file, args, options] = installing(['libfaketime']);
    spawnSync(file, args, { ...options, stdio: 'ignore' });
  }
  const library = findFaketime();
  if (!library) {
    process.stderr.write('This needs libfaketime: install it (Debian’s package is libfaketime).\n');
    return 1;
  }
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words], {
    stdio: 'inherit',
    env: { ...process.env, ...clockAt(at, library) },
  });
  return status ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(main(process.argv.slice(2)));
