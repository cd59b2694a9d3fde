// What the runners' JSON reports hold: how many passed and failed, and in a few lines each, what failed.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const firstLines = (text) =>
  stripVTControlCharacters(text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 4)
    .map((line) => `    ${line.trimEnd().slice(0, 300)}`);

/** Vitest's report (`--reporter=json`, which is Jest's form). A file that could not be loaded counts as one failure. */
export function readUnitReport(report) {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [[file, ...firstLines(message)]];
    return failed.map((one) => [`${file} › ${one.fullName}`, ...firstLines(one.failureMessages[0])]);
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

/** Playwright's report. A test that passed only when tried again has failed. */
export function readBrowserReport({ suites, errors, stats }) {
  const specs = [];
  const look = (suite) => {
    specs.push(...(suite.specs ?? []));
    for (const inner of suite.suites ?? []) look(inner);
  };
  for (const suite of suites) look(suite);
  const failures = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const wrong = results.find(({ error }) => error);
        return [`e2e/${file}:${line} › ${title}`, ...firstLines(wrong?.error.message)];
      }),
  );
  const elsewhere = (errors ?? []).map(({ message }) => ['Browsers', ...firstLines(message)]);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: [...failures, ...elsewhere],
  };
}
