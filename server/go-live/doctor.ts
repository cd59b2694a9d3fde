/** `npm run doctor`: says what the shop needs before it sells. Exit code 1: something is missing; 2: it can't be said. */
import { type GoLiveCheck, goLiveSchema } from '#contract/go-live/go-live.ts';
import { protocol } from '#contract/wire/protocol.ts';
import { BadEnvironment, type Config, readConfig } from '#server/config/config.ts';
import { setSettings } from '#server/config/settings.ts';
import { DataFolderLocked } from '#server/engine/database/data-folder-lock.ts';
import { connectDatabase, disconnectDatabase } from '#server/engine/database/database.ts';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { mayOpen, newShop, readGoLive } from './read-go-live.ts';

/** @returns the exit code */
export async function doctor(
  say: (line: string) => void,
  environment: Record<string, string | undefined> = process.env,
): Promise<number> {
  try {
    const config = readConfig(environment);
    if (config.DEMO) {
      say('This is a demo shop: nothing is sold. To run your own shop, set DEMO=0.');
      return 0;
    }
    const checks = await checksOf(config);
    for (const line of checks.map(lineOf)) say(line);
    const open = mayOpen(checks);
    const missing = checks.filter(({ done, needed }) => !done && needed);
    const stopping = missing.filter(({ stopsSales }) => stopsSales).length;
    say('Backups: keep DATA_DIR and the database together, and try a restore once (docs/running.md).');
    say(open ? 'The shop is ready to sell.' : notReady(missing.length, stopping));
    return open ? 0 : 1;
  } catch (error) {
    if (error instanceof BadEnvironment) say(error.message);
    else say(`The shop could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

/** Nothing is signed here. */
const noSecrets = { AUTH_SECRET: '', VAPID_PUBLIC_KEY: '', VAPID_PRIVATE_KEY: '' };

function notReady(missing: number, stopping: number): string {
  const all = missing === 1 ? 'one thing is missing' : `${missing} things are missing`;
  if (stopping === 0) return `Not ready: ${all}. Orders can be placed already.`;
  return `Not ready: ${all}. Nobody can pay until ${stopping === 1 ? 'one of them is' : `${stopping} of them are`} done.`;
}

const lineOf = ({ name, done, stopsSales, needed, says, href }: GoLiveCheck): string => {
  const mark = done ? 'ok     ' : stopsSales ? 'STOPS  ' : needed ? 'MISSING' : 'warning';
  return `${mark}  ${name}: ${says}${done || href === null ? '' : ` Set it at ${href}.`}`;
};

async function checksOf(config: Config): Promise<GoLiveCheck[]> {
  try {
    return await checksOfDatabase(config);
  } catch (error) {
    if (!(error instanceof DataFolderLocked)) throw error;
    return askRunningShop(config);
  }
}

async function checksOfDatabase(config: Config): Promise<GoLiveCheck[]> {
  setSettings({ ...config, ...noSecrets, localUrl: '', protocol });
  // Looking changes nothing: a database of an earlier release is not brought up to date here.
  const opened = config.DATABASE_URL
    ? { url: config.DATABASE_URL, close: async () => {} }
    : await openEmbeddedPostgres(config.DATA_DIR);
  try {
    await connectDatabase(opened.url, { connections: 1 });
    const [{ isReady } = { isReady: false }] = await readRows<{ isReady: boolean }>`
      SELECT to_regclass('shop_settings') IS NOT NULL AS "isReady"`;
    return await readGoLive(isReady ? undefined : newShop);
  } finally {
    await disconnectDatabase();
    await opened.close();
  }
}

/** The embedded database belongs to the process that runs the shop: it is asked over the API. */
async function askRunningShop({ PORT, MARKETDAY_API_KEY }: Config): Promise<GoLiveCheck[]> {
  if (!MARKETDAY_API_KEY)
    throw new Error(
      'the shop is running and has its data folder for itself. Look at /desk, stop the shop, or set MARKETDAY_API_KEY for both.',
    );
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/v1/go-live`, {
    headers: { authorization: `Bearer ${MARKETDAY_API_KEY}` },
  });
  if (!answer.ok) throw new Error(`the running shop answered ${answer.status}.`);
  return goLiveSchema.parse(await answer.json()).checks;
}
