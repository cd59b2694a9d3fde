import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptSecret } from './secrets.ts';

it('a secret is made once for all who have one folder, also if they ask at once, and is readable by its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-secrets-'));
  const asked = await Promise.all(Array.from({ length: 20 }, () => keptSecret(folder, 'auth-secret')));
  expect(new Set(asked).size).toBe(1);
  expect(asked[0]).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  expect(await keptSecret(folder, 'auth-secret')).toBe(asked[0]);
  expect(await readdir(folder)).toEqual(['auth-secret']);
  expect((await stat(join(folder, 'auth-secret'))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});
