/**
 * `npm run bench`: the short forms one after the other, then every figure beside the baseline. `-- --save` keeps
 * this run as the baseline; `-- orders pixel` runs only those.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { type Compared, compareFigures, type Figures } from './compare.ts';
import { report } from './report.ts';

const all = ['fan-out', 'bids', 'pages', 'orders', 'commands', 'pixel'];
const file = 'bench/results/baseline.json';
/** A benchmark that hangs must not hold the others up. */
const timeoutMs = 120_000;

interface Baseline {
  at: string;
  machine: string;
  figures: Figures;
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const names = wanted.length > 0 ? wanted : all;
const machine = `${cpus().length} cores, Node ${process.version}`;

async function run(name: string): Promise<{ figures: Figures; failed: boolean }> {
  const child = spawn(process.execPath, ['--import', 'tsx', `bench/${name}.ts`, '--quick'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: timeoutMs,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const lines = output.split('\n').filter((line) => line.startsWith('BENCH '));
  const figures = lines.flatMap((line) => Object.entries(JSON.parse(line.slice('BENCH '.length)) as object));
  const own = figures
    .filter(([, value]) => typeof value === 'number')
    .map(([key, value]) => [`${name}: ${key}`, value]);
  return { figures: Object.fromEntries(own), failed: code !== 0 };
}

function show(compared: readonly Compared[], baseline: Baseline | null): void {
  const against = baseline ? `beside the baseline of ${baseline.at} (${baseline.machine})` : 'without a baseline';
  const rows = compared.map(({ figure, now, before, ratio, verdict }) => ({
    figure,
    now,
    before: before ?? '–',
    ratio: ratio ?? '–',
    verdict: verdict === 'worse' ? 'WORSE' : verdict,
  }));
  const worse = compared.filter(({ verdict }) => verdict === 'worse').length;
  report(`all figures, ${against}; ${worse} worse beyond the noise`, rows, { worse });
}

ensureBuilt();
const baseline = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Baseline) : null;
const figures: Figures = {};
const times: string[] = [];
for (const name of names) {
  const started = performance.now();
  const done = await run(name);
  Object.assign(figures, done.figures);
  times.push(`${name} ${Math.round((performance.now() - started) / 1000)} s${done.failed ? ', FAILED' : ''}`);
  if (done.failed) process.exitCode = 1;
}
show(compareFigures(figures, baseline?.figures ?? {}), baseline);
const load = loadavg().map((value) => value.toFixed(1));
process.stdout.write(`\n${times.join('; ')}. ${machine}; load ${load.join(', ')}\n`);
if (process.argv.includes('--save')) {
  mkdirSync('bench/results', { recursive: true });
  const kept: Baseline = { at: new Date().toISOString(), machine, figures: { ...baseline?.figures, ...figures } };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  process.stdout.write(`Saved as ${file}\n`);
}
