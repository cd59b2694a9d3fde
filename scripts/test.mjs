// `npm test`: lint, subjects, circles, types, unit and database tests, then people in real browsers. Ends with the count.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from './ensure-built.mjs';
import { findBrowser, findTestBrowser } from './find-browser.mjs';
import { readBrowserReport, readUnitReport } from './test-reports.mjs';

const reports = 'test-results';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const counts = { passed: 0, failed: 0 };
/** Told once more at the end, where somebody who sees only the last lines finds them. */
const failures = [];

function step(name, script, args, env = {}) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  return status === 0;
}

function check(name, script, args) {
  if (step(name, script, args)) counts.passed++;
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

ensureBuilt();
check('Lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
check('Subjects', 'scripts/check-subjects.mjs', []);
check('Circles', 'scripts/check-circles.mjs', []);
check('Types', 'node_modules/typescript/bin/tsc', ['--noEmit']);
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
