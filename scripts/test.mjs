// `npm test`: lint, subjects, circles, types, unit and database tests, then people in real browsers. Ends with the count.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from './ensure-built.mjs';
import { findBrowser, findTestBrowser } from './find-browser.mjs';

const reports = 'test-results';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const counts = { passed: 0, failed: 0 };

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
  else counts.failed++;
}

function add(ok, file, read) {
  const result = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  counts.passed += result.passed;
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
  step('Unit and database', 'node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${unit}`,
  ]),
  unit,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
);
const e2e = `${reports}/e2e.json`;
add(
  step('Browsers', 'node_modules/@playwright/test/cli.js', ['test'], {
    WHOLE_CHROMIUM_PATH: findBrowser(),
    PLAYWRIGHT_CHROMIUM_PATH: findTestBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
  }),
  e2e,
  ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
);

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed === 0 ? 0 : 1);
