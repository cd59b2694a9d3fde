import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { freePort } from '#server/testing/installed-program.ts';

export interface ShopperWithBag {
  /** Where the browser takes DevTools' commands. */
  port: number;
  leave(): Promise<void>;
}

/** A browser with a piece in its bag. @param chrome path of the browser */
export async function shopperWithBag(shop: string, chrome: string, sku: string): Promise<ShopperWithBag> {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-shopper-'));
  const port = await freePort();
  const browser = await chromium.launchPersistentContext(folder, {
    executablePath: chrome,
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  const held = await browser.request.post(`${shop}/api/bag/lines`, {
    data: { sku, quantity: 1 },
    headers: { origin: shop },
  });
  if (!held.ok()) throw new Error(`The bag answered ${held.status()}.`);
  return {
    port,
    async leave() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
