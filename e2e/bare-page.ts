import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The framework's own page of one sentence. */
const folder = 'bench/bare-page';
/** Whatever the build is made of: `next build` empties its folder first, so an interrupted one leaves no stamp. */
const stamp = join(folder, '.next/built-from');

function sources(): string {
  const hash = createHash('sha256').update(process.version);
  const files = readdirSync(join(folder, 'app')).map((name) => join(folder, 'app', name));
  for (const file of ['package-lock.json', join(folder, 'next.config.js'), ...files.sort()])
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the bare page, unless it is there as these sources and packages make it. @returns its folder */
export function builtBarePage(): string {
  const wanted = sources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  execFileSync(process.execPath, ['node_modules/next/dist/bin/next', 'build', folder], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'pipe',
  });
  writeFileSync(stamp, wanted);
  return folder;
}
