import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

const script = `
  import { spawn } from 'node:child_process';
  import { endsWithUs } from ${JSON.stringify(resolve('server/testing/ends-with-us.ts'))};
  const server = spawn(process.execPath, ['-e', 'process.stdin.resume(); setInterval(() => {}, 1000)']);
  endsWithUs(server, { folder: process.argv[1] });
  process.once('SIGTERM', () => { server.once('exit', () => process.exit()); server.kill('SIGKILL'); });
  console.log(server.pid);`;

let parent: ChildProcess;
let folder: string;
afterEach(async () => {
  parent.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function started(): Promise<number> {
  folder = await mkdtemp(join(tmpdir(), 'marketday-ends-'));
  parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(parent.stdout as NonNullable<typeof parent.stdout>, 'data')) as [Buffer];
  return Number(String(said));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it.each(['running', 'held still'])(
  'a server that is %s ends with its killed test, and its folder goes',
  async (how) => {
    const server = await started();
    if (how === 'held still') process.kill(server, 'SIGSTOP');
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(server)).toBe(false), 20_000);
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), 20_000);
  },
);

it('one that the test has stopped itself is not seen to again', async () => {
  const server = await started();
  parent.kill('SIGTERM');
  await once(parent, 'exit');
  expect(isAlive(server)).toBe(false);
  expect(existsSync(folder)).toBe(true);
});
