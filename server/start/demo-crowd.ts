import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { keptSecret } from '../config/secrets.ts';
import { database } from '../engine/database/database.ts';
import { forkOwnProgram } from '../engine/process/own-program.ts';
import { crowdKeyName } from '../session/demo/end-demo.ts';

/**
 * Starts the simulated crowd in a process of its own, with a key of its own. It ends with the server,
 * however the server ends.
 */
export async function startDemoCrowd(url: string, dataFolder: string): Promise<ChildProcess> {
  const key = await keptSecret(dataFolder, 'crowd-key');
  const keyHash = createHash('sha256').update(key).digest('hex');
  const scopes = ['order:read', 'money:read', 'order:place', 'order:cancel', 'order:pack', 'bid:place', 'bid:retract'];
  await database().apiKey.upsert({
    where: { keyHash },
    create: { name: crowdKeyName, keyHash, scopes },
    update: { scopes, revokedAt: null },
  });
  return forkOwnProgram('scripts/demo-crowd', {
    env: { ...process.env, SHOP_URL: url, MARKETDAY_API_KEY: key },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
