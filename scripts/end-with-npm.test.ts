import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;
let npm: ChildProcess;
let server = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-npm-'));
  const server = `
    import { endWithNpm } from ${JSON.stringify(resolve('scripts/end-with-npm.mjs'))};
    process.on('SIGTERM', () => { console.log('stopped'); process.exit(0); });
    endWithNpm();
    setInterval(() => {}, 1_000);
    console.log('open ' + process.pid + ' ' + process.env.npm_lifecycle_event);`;
  await writeFile(join(folder, 'server.mjs'), server);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node server.mjs' } }));
});
afterEach(async () => {
  for (const pid of [npm.pid, server]) {
    try {
      if (pid) process.kill(pid, 'SIGKILL');
    } catch {
      // It has gone by itself, as it should.
    }
  }
  await rm(folder, { recursive: true, force: true });
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.each(['SIGTERM', 'SIGKILL'] as const)('what npm start runs ends when npm is told to by %s', async (signal) => {
  npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  npm.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await expect.poll(() => output, { timeout: 20_000 }).toMatch(/open \d+ start/);
  server = Number(/open (\d+)/.exec(output)?.[1]);
  const gone = once(npm, 'exit');
  // A manager knows npm alone, and tells it alone.
  npm.kill(signal);
  await gone;
  await expect.poll(() => isAlive(server), { timeout: 10_000 }).toBe(false);
});

it('and the shop’s own start does so', async () => {
  npm = spawn('true');
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { start: string } };
  expect(scripts.start).toBe('node scripts/start.mjs');
  expect(await readFile('scripts/start.mjs', 'utf8')).toMatch(/^endWithNpm\(\);$/m);
});
