import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderLocked, lockDataFolder } from './data-folder-lock.ts';

let folder: string;
const lockFile = () => join(folder, 'lock');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The number of a process that has ended. */
async function aDeadProcess(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

async function theLockOf(change: object): Promise<string> {
  const unlock = await lockDataFolder(folder);
  const held = JSON.parse(await readFile(lockFile(), 'utf8')) as object;
  await unlock();
  return JSON.stringify({ ...held, id: 'earlier', ...change });
}

describe('two that start together', () => {
  const leftBehind = {
    'no lock': async () => null,
    'an empty lock': async () => '',
    'the lock of an older version whose process has gone': async () => String(await aDeadProcess()),
    'the lock of a process that has gone': async () => theLockOf({ pid: await aDeadProcess(), startedAt: '1' }),
    'the lock of a process whose number is another’s by now': async () => theLockOf({ startedAt: '1' }),
  };
  it.each(Object.entries(leftBehind))('and find %s: one of them gets the folder', async (_, left) => {
    for (let round = 0; round < 25; round++) {
      const text = await left();
      if (text !== null) await writeFile(lockFile(), text);
      const both = await Promise.allSettled([1, 2, 3].map(() => lockDataFolder(folder)));
      const got = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(got).toHaveLength(1);
      expect(refused.every((reason) => reason instanceof DataFolderLocked)).toBe(true);
      await got[0]?.();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('in two processes: one of them gets it', async () => {
    const script = `
      import { lockDataFolder } from './server/engine/database/data-folder-lock.ts';
      await lockDataFolder(process.argv[1]).then(() => console.log('got'), () => console.log('refused'));
      process.stdin.resume();`;
    for (let round = 0; round < 2; round++) {
      await writeFile(lockFile(), String(await aDeadProcess()));
      const children = [1, 2].map(() =>
        spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
          stdio: ['pipe', 'pipe', 'inherit'],
        }),
      );
      const said = await Promise.all(
        children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
      );
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
      expect(said.sort()).toEqual(['got', 'refused']);
    }
  });
});

it('says who has it, and gives it back', async () => {
  const unlock = await lockDataFolder(folder);
  await expect(lockDataFolder(folder)).rejects.toThrow(`in use by process ${process.pid}. Stop that process`);
  await unlock();
  await (await lockDataFolder(folder))();
});

it('one in another container counts as long as it beats', async () => {
  const text = await theLockOf({ pid: 1, host: 'another-container', place: 'another-container' });
  await writeFile(lockFile(), text);
  const beating = setInterval(() => void writeFile(lockFile(), text), 300);
  await expect(lockDataFolder(folder)).rejects.toThrow('process 1 on another-container');
  clearInterval(beating);
  const unlock = await lockDataFolder(folder);
  expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  await unlock();
});
