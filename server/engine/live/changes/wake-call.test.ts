import { afterEach, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { startPgProxy } from '#server/testing/pg-proxy.ts';
import { WakeCall, type WakeCallOptions } from './wake-call.ts';

const db = testDatabase();
const opened: WakeCall[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop();
});

const connections = async () =>
  Number(
    (
      await database().$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pg_stat_activity
        WHERE application_name = 'marketday wake call' AND datname = current_database() AND query LIKE '%LISTEN%'`
    )[0]?.count,
  );

/** A process that listens, and how often it was woken since it did. */
async function aProcess({ url = db.url(), ...options }: Partial<WakeCallOptions> & { url?: string } = {}) {
  const before = await connections();
  let woken = 0;
  const wakeCall = new WakeCall(url, { hasOthers: () => true, everyMs: 20, retryMs: 20, ...options });
  opened.push(wakeCall);
  wakeCall.listen(() => woken++);
  await expect.poll(connections, { timeout: 15_000 }).toBe(before + 1);
  await expect.poll(() => woken, { timeout: 15_000 }).toBe(1);
  return { call: wakeCall.call, woken: () => woken - 1 };
}

it('wakes the other process, and not the one that calls', async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  one.call();
  await expect.poll(other.woken, { timeout: 15_000 }).toBe(1);
  other.call();
  await expect.poll(one.woken, { timeout: 15_000 }).toBe(1);
  expect(other.woken()).toBe(1);
});

it('makes of many calls a first and a last', async () => {
  const [one, other] = [await aProcess({ everyMs: 300 }), await aProcess({ everyMs: 1 })];
  for (let i = 0; i < 1_000; i++) one.call();
  await expect.poll(other.woken, { timeout: 15_000 }).toBe(2);
  other.call();
  await expect.poll(one.woken, { timeout: 15_000 }).toBe(1);
  expect(other.woken()).toBe(2);
});

it('calls nobody where the shop has one process', async () => {
  let others = false;
  const [one, other] = [await aProcess({ hasOthers: () => others }), await aProcess()];
  one.call();
  others = true;
  one.call();
  await expect.poll(other.woken, { timeout: 15_000 }).toBe(1);
});

it('listens again when its connection has ended, and looks for what it missed', async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await database().$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'marketday wake call' AND datname = current_database()`;
  await expect.poll(() => [one.woken(), other.woken()], { timeout: 15_000 }).toEqual([1, 1]);
  one.call();
  await expect.poll(other.woken, { timeout: 15_000 }).toBe(2);
});

it('gives up a connection that a call isn’t answered on, and calls on a new one', async () => {
  const proxy = await startPgProxy(db.url());
  try {
    const other = await aProcess();
    const one = await aProcess({ url: proxy.url, answerMs: 200 });
    proxy.silenceAll();
    one.call();
    // It listens again, and looks for what it missed.
    await expect.poll(one.woken, { timeout: 15_000 }).toBe(1);
    one.call();
    await expect.poll(other.woken, { timeout: 15_000 }).toBe(1);
  } finally {
    for (const call of opened.splice(0)) await call.stop();
    await proxy.stop();
  }
});
