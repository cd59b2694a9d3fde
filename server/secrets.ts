import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * The secrets that the environment leaves open: made once and kept in the data folder, readable by
 * the shop's user alone, so that sessions and links outlive a restart.
 */
export async function keptSecrets(
  config: Config,
): Promise<{ AUTH_SECRET: string; TEST_PAYMENT_WEBHOOK_SECRET: string }> {
  return {
    AUTH_SECRET: config.AUTH_SECRET ?? (await keptSecret(config.DATA_DIR, 'auth-secret')),
    TEST_PAYMENT_WEBHOOK_SECRET:
      config.TEST_PAYMENT_WEBHOOK_SECRET ?? (await keptSecret(config.DATA_DIR, 'test-payment-secret')),
  };
}

/** A secret of that name in the data folder, made when it is first asked for. */
export async function keptSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
