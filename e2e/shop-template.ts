/** The demo shop as its first start leaves it, made once per run: every embedded shop of the run begins with a copy. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createShopServer, templateVariable } from './shop-server.ts';

export default async function makeTemplate(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-template-'));
  const shop = await createShopServer();
  try {
    await shop.start();
    await shop.stop();
    await cp(shop.dataFolder, folder, { recursive: true });
  } finally {
    await shop.remove();
  }
  process.env[templateVariable] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
