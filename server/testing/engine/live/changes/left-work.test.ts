import { expect, test } from 'vitest';
import { releaseKeys, runOnce } from '#server/api/idempotency.ts';
import { database } from '#server/engine/database/database.ts';
import { takeOverLeftWork } from '#server/engine/live/changes/left-work.ts';
import { livesMs, ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { claimAs } from '#server/engine/work/claims.ts';
import { releasePulls } from '#server/shipping/pull-tracking.ts';
import { readDueMessages, releaseMessages } from '#server/shipping/read-carrier-messages.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { isDue } from '#server/testing/next-due.ts';
import { aDeliveredOrder } from '#server/testing/order-factories.ts';
import { onlyTheseLived } from '#server/testing/processes.ts';

testDatabase();

/** A process that says once that it lives, and then only when told to. */
async function aProcess(): Promise<{ id: string; beat: () => Promise<void> }> {
  const register = new ProcessRegister();
  const beat = async () => {
    await register.enter();
    register.stop();
  };
  await beat();
  return { id: register.id, beat };
}

/** What was released, and of whom. */
function watched() {
  const released: string[] = [];
  return { released, work: takeOverLeftWork([async (id) => released.push(id)]) };
}

test('whoever has been silent for long enough is taken for gone, once', async () => {
  const [gone, living] = [await aProcess(), await aProcess()];
  const { released, work } = watched();
  await onlyTheseLived([living.id], livesMs - 1_000);
  expect(await isDue(work)).toBe(false);
  await work.run();
  expect(released).toEqual([]);
  await onlyTheseLived([living.id], 1_001);
  expect(await isDue(work)).toBe(true);
  await work.run();
  expect(released).toEqual([gone.id]);
  expect(await isDue(work)).toBe(false);
  await work.run();
  expect(released).toEqual([gone.id]);
});

test('after the database was away for all, nobody is gone who has not had the time to say otherwise', async () => {
  await database().$executeRaw`DELETE FROM server_process`;
  const [one, other] = [await aProcess(), await aProcess()];
  const { released, work } = watched();
  await onlyTheseLived([], livesMs * 2);
  await one.beat();
  expect(await isDue(work)).toBe(false);
  await onlyTheseLived([one.id], livesMs / 2);
  await other.beat();
  await onlyTheseLived([one.id, other.id], livesMs);
  expect(await isDue(work)).toBe(false);
  await work.run();
  expect(released).toEqual([]);
});

test('one that was only held counts again when it says that it lives, and can go again', async () => {
  await database().$executeRaw`DELETE FROM server_process`;
  const [held, living] = [await aProcess(), await aProcess()];
  const { released, work } = watched();
  for (const times of [1, 2]) {
    await onlyTheseLived([living.id], livesMs + 1);
    await work.run();
    expect(released).toEqual(Array(times).fill(held.id));
    await held.beat();
    expect(await isDue(work)).toBe(false);
  }
});

test('a message, a parcel to ask for and a key that a process was at are another’s', async () => {
  await database().$executeRaw`DELETE FROM server_process`;
  const { sku } = await aProduct();
  const { shipmentId } = await aDeliveredOrder(sku);
  const [gone, living] = [await aProcess(), await aProcess()];
  claimAs(gone.id);
  const held = new Date(Date.now() + 60_000);
  const message = await database().carrierMessage.create({
    data: { source: 'pull', dedupeKey: 'm', headers: {}, body: Buffer.from('{}'), dueAt: held, claimedBy: gone.id },
  });
  await database().trackingPull.create({ data: { shipmentId, dueAt: held, claimedBy: gone.id } });
  void runOnce('test', 'a-key', 'body', () => new Promise(() => {}));
  const key = { scope_key: { scope: 'test', key: 'a-key' } };
  await expect.poll(() => database().idempotencyRecord.findUnique({ where: key })).not.toBeNull();
  claimAs(living.id);
  const again = () => runOnce('test', 'a-key', 'body', async () => new Response('done'));
  await readDueMessages();
  await expect(again()).rejects.toMatchObject({ problem: { code: 'idempotency_in_progress' } });

  await onlyTheseLived([living.id], livesMs + 1);
  await takeOverLeftWork([releaseMessages, releasePulls, releaseKeys]).run();
  expect(await (await again()).text()).toBe('done');
  await readDueMessages();
  // It says nothing, so it is done with: it has been read.
  expect(await database().carrierMessage.findUnique({ where: { id: message.id } })).toMatchObject({ status: 'failed' });
  const pull = await database().trackingPull.findUniqueOrThrow({ where: { shipmentId } });
  expect(pull.dueAt.getTime()).toBeLessThan(held.getTime());
});
