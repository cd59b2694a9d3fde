import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import webPush from 'web-push';
import type { Config } from './config.ts';
import type { Settings } from './settings.ts';

type Secrets = Pick<Settings, 'AUTH_SECRET' | 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY'>;

/**
 * The secrets that the environment leaves open: made once and kept in the data folder, readable by
 * the shop's user alone, so that sessions and links outlive a restart.
 */
export async function keptSecrets(config: Config): Promise<Secrets> {
  return {
    ...(await vapidKeys(config)),
    AUTH_SECRET: config.AUTH_SECRET ?? (await keptSecret(config.DATA_DIR, 'auth-secret')),
  };
}

/** A secret of that name in the data folder, made when it is first asked for. */
export async function keptSecret(folder: string, name: string): Promise<string> {
  return keptText(folder, name, () => randomBytes(32).toString('base64'));
}

/** A password that somebody reads off a terminal and types, kept like a secret. */
export const keptPassword = (folder: string, name: string): Promise<string> =>
  keptText(folder, name, () => randomBytes(12).toString('base64url'));

/** By these push services know the shop (VAPID). Another pair would end every subscription. */
async function vapidKeys(config: Config): Promise<Pick<Secrets, 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY'>> {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = config;
  if (VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY) return { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY };
  const kept = await keptText(config.DATA_DIR, 'vapid-keys', () => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    return `${publicKey} ${privateKey}`;
  });
  const [publicKey = '', privateKey = ''] = kept.split(' ');
  return { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
}

/** Whole or not there: another process may ask for it at the same moment, in a folder that both have. */
async function keptText(folder: string, name: string, make: () => string): Promise<string> {
  const file = join(folder, name);
  await mkdir(folder, { recursive: true });
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const made = `${file}.${randomUUID()}`;
  await writeFile(made, make(), { flag: 'wx', mode: 0o600 });
  try {
    await link(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(made);
  }
  return (await readFile(file, 'utf8')).trim();
}
