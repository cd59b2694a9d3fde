/** The demo shop as its first start leaves it, made once per run: every embedded shop of the run begins with a copy. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endsWithUs } from '#server/testing/ends-with-us.ts';
import { createShopServer, templateVariable } from './shop-server.ts';

export default async function makeTemplate(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-template-'));
  // Reads until our end of its pipe is closed, so that the folder goes even if this run is killed.
  const keeper = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  endsWithUs(keeper, { folder });
  process.env[templateVariable] = '';
  const shop = await createShopServer();
  try {
    await shop.start();
    await shop.stop();
    if (existsSync(join(shop.dataFolder, 'lock')))
      throw new Error(`The shop was not stopped cleanly:\n${shop.output()}`);
    await cp(shop.dataFolder, folder, { recursive: true });
  } finally {
    await shop.remove();
  }
  process.env[templateVariable] = folder;
  return async () => {
    keeper.kill();
    await rm(folder, { recursive: true, force: true });
  };
}
