// `npm run bench`: the short forms, one after the other. `--save` keeps the figures as the baseline;
// later runs print how each compares with it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const { ensureBuilt } = await import('../scripts/ensure-built.mjs');
ensureBuilt();
const baseline = 'bench/results/baseline.json';
const before = existsSync(baseline) ? JSON.parse(readFileSync(baseline, 'utf8')) : {};
const figures = {};

for (const name of ['fan-out', 'bids', 'orders', 'pages']) {
  const child = spawn(process.execPath, ['--import', 'tsx', `bench/${name}.ts`, '--quick'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) process.exitCode = 1;
  for (const line of output.split('\n').filter((line) => line.startsWith('BENCH '))) {
    const { name: _title, ...values } = JSON.parse(line.slice('BENCH '.length));
    for (const [figure, value] of Object.entries(values)) figures[`${name}: ${figure}`] = value;
  }
}

for (const [figure, value] of Object.entries(figures)) {
  if (typeof value === 'number' && before[figure]) {
    process.stdout.write(`${figure}: ${value.toFixed(2)}, ${(value / before[figure]).toFixed(2)} of the baseline\n`);
  }
}
if (process.argv.includes('--save')) {
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(baseline, JSON.stringify(figures, null, 2));
  process.stdout.write(`Saved as ${baseline}\n`);
}
