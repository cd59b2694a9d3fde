import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from './fixtures.ts';
import type { ShopServer } from './shop-server.ts';

/** The newest mail to someone that says this, as the shop wrote it to its folder. */
export async function mailTo(shop: ShopServer, recipient: string, subject: RegExp): Promise<string> {
  const folder = join(shop.dataFolder, 'mail');
  let found = '';
  await expect
    .poll(async () => {
      const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.eml'));
      const mails = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      found = mails.find((mail) => mail.includes(`To: ${recipient}`) && subject.test(mail)) ?? '';
      return found !== '';
    })
    .toBe(true);
  // Long lines are folded with a soft break.
  return found.replaceAll('=\r\n', '').replaceAll('=3D', '=');
}
