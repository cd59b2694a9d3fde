import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config/config.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-env-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** `npm start` in a folder with this `.env`; it ends before anything is built, as something there is wrong. */
async function startWith(file: string, environment: Record<string, string>): Promise<string> {
  await writeFile(join(folder, '.env'), file);
  const { stderr, status } = spawnSync(process.execPath, [resolve('scripts/start.mjs')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...environment },
  });
  expect(status).toBe(1);
  return stderr;
}

describe('the file .env', () => {
  it('is read, and named if a value in it is refused', async () => {
    expect(await startWith('LOG_LEVEL=bogus # no such level\nPORT=3000', {})).toMatch(
      /^The environment can't be used: LOG_LEVEL .*\. The file \.env sets LOG_LEVEL\.\n$/,
    );
  });

  it('gives way to the environment', async () => {
    const said = await startWith('PORT=not-one\nLOG_LEVEL=info', { PORT: '0', LOG_LEVEL: 'bogus' });
    expect(said).toMatch(/LOG_LEVEL/);
    expect(said).not.toMatch(/PORT|\.env/);
  });

  it('has an example that names the defaults', async () => {
    const example = (await readFile('.env.example', 'utf8')).replaceAll(/^#(?=[A-Z][A-Z0-9_]*=)/gm, '');
    const given = parseEnv(example);
    expect(Object.keys(given).length).toBeGreaterThan(40);
    expect(readConfig(given)).toEqual(readConfig({}));
  });
});
