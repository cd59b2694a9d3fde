// `npm test`: lint, the tree’s own checks, types, unit and database tests, then people in real browsers. Ends with the count.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureGenerated } from './ensure-built.mjs';
import { findBrowser, findTestBrowser } from './find-browser.mjs';
import { clockAt, clockTests, findFaketime, otherMoments } from './test-at.mjs';
import { readBrowserReport, readUnitReport } from './test-reports.mjs';

const reports = 'test-results';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const counts = { passed: 0, failed: 0 };
/** Told once more at the end, where somebody who sees only the last lines finds them. */
const failures = [];

const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

function step(name, script, args, env = {}) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment, ...env },
  });
  return status === 0;
}

/** Runs beside others; what it says is told whole when it ends. @returns whether it ended well */
async function beside(name, script, args) {
  const running = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  const said = [];
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const [status] = await once(running, 'close');
  process.stdout.write(`\n── ${name}\n${Buffer.concat(said)}`);
  return status === 0;
}

async function check(name, script, args) {
  if (await beside(name, script, args)) counts.passed++;
  else {
    counts.failed++;
    failures.push([name]);
  }
}

function add(name, ok, file, read) {
  const result = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, failures: [] };
  counts.passed += result.passed;
  failures.push(...result.failures);
  if (result.failures.length === 0 && !ok) failures.push([`${name} ended without a report of what failed`]);
  // A runner that failed without naming a test (a crash, an empty run) has failed all the same.
  counts.failed += ok ? result.failed : Math.max(1, result.failed);
}

const servers = beside('Servers for the tests', 'scripts/install-for-tests.mjs', ['servers']);
const browsers = servers.then(() => beside('Browsers for the tests', 'scripts/install-for-tests.mjs', ['browsers']));
ensureGenerated();
const checked = [
  check('Lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  check('Subjects', 'scripts/check-subjects.mjs', []),
  check('Engine', 'scripts/check-engine.mjs', []),
  check('Rooms', 'scripts/check-rooms.mjs', []),
  check('Circles', 'scripts/check-circles.mjs', []),
  check('Styles', 'scripts/check-styles.mjs', []),
];
const buildingSince = Date.now();
let isBuilding = true;
const build = beside('Build', 'scripts/ensure-pages-built.mjs', []).finally(() => {
  isBuilding = false;
});
// The build writes some of the types as it begins, and this file next; the rest of it leaves a core idle half of the time.
const afterTypes = '.next/package.json';
while (isBuilding && !((statSync(afterTypes, { throwIfNoEntry: false })?.mtimeMs ?? 0) > buildingSince))
  await wait(100);
checked.push(check('Types', 'node_modules/typescript/bin/tsc', ['--noEmit']));
checked.push(check('Engine’s types', 'node_modules/typescript/bin/tsc', ['-p', 'server/engine']));
if (!(await build)) process.exit(1);
await Promise.all([...checked, servers]);
const unit = `${reports}/unit.json`;
add(
  'Unit and database',
  step('Unit and database', 'node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${unit}`,
  ]),
  unit,
  readUnitReport,
);
const faketime = findFaketime();
if (!faketime)
  process.stdout.write('\n── Other moments: not run. Install libfaketime (a package of Debian) for them.\n');
for (const { moment, zone } of faketime ? otherMoments : []) {
  const report = `${reports}/at-${zone.replace('/', '-')}.json`;
  const args = ['run', ...clockTests, '--reporter=json', `--outputFile=${report}`];
  const name = `At ${moment} in ${zone}`;
  const clock = { TZ: zone, ...clockAt(Date.parse(moment), faketime) };
  add(name, step(name, 'node_modules/vitest/vitest.mjs', args, clock), report, readUnitReport);
}
await browsers;
const e2e = `${reports}/e2e.json`;
add(
  'Browsers',
  step('Browsers', 'node_modules/@playwright/test/cli.js', ['test'], {
    WHOLE_CHROMIUM_PATH: findBrowser(),
    PLAYWRIGHT_CHROMIUM_PATH: findTestBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
  }),
  e2e,
  readBrowserReport,
);

if (failures.length > 0)
  process.stdout.write(`\n── What failed\n\n${failures.map((lines) => lines.join('\n')).join('\n\n')}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed === 0 ? 0 : 1);
