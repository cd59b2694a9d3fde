import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyDraw } from '#domain/drop/verify-draw.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, anEntrant, dropTimePasses, openDrop } from '#server/testing/drops.ts';
import { aProduct } from '#server/testing/factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { drawDrop } from './draw-due-drops.ts';
import { readDropProof } from './drop-proof.ts';
import { drawCrypto } from './node-crypto.ts';
import { numberIn } from './public-number.ts';

testDatabase();

const number = 'd811876263a1695f21a4c3cea445c997e4d60bf6e489aad701b7f7b01f126594';
let said: string | null;
const source = createServer((_request, response) => {
  if (said === null) response.writeHead(503).end();
  else response.end(said);
});
beforeEach(async () => {
  said = JSON.stringify({ round: 7, randomness: number });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  const { port } = source.address() as AddressInfo;
  setSettings({ ...testSettings(), DROP_PUBLIC_NUMBER_URL: `http://127.0.0.1:${port}/latest` });
});
afterEach(async () => {
  setSettings(testSettings());
  source.closeAllConnections();
  await new Promise((resolve) => source.close(resolve));
});

async function aWaitingDrop(): Promise<string> {
  const id = await aDrop([(await aProduct()).sku], { publicNumber: true });
  for (let count = 0; count < 5; count++) await anEntrant(id);
  return id;
}

it('is read once the tickets are closed, mixed into the draw, and published with it', async () => {
  const id = await aWaitingDrop();
  await openDrop(id);
  const proof = await readDropProof(id);
  expect(proof).toMatchObject({ ok: true, value: { publicNumber: number } });
  expect(proof.ok && (await verifyDraw(proof.value, drawCrypto))).toMatchObject({ ok: true });
  expect(proof.ok && (await verifyDraw({ ...proof.value, publicNumber: null }, drawCrypto))).toMatchObject({
    ok: false,
  });
});

it('is waited for, and left out if it doesn’t come for half a minute', async () => {
  said = null;
  const id = await aWaitingDrop();
  await dropTimePasses(id, 3_601);
  await expect(drawDrop(id)).rejects.toThrow('503');
  expect(await database().drop.findUnique({ where: { id } })).toMatchObject({ state: 'drawing', publicNumber: null });
  await database().$executeRaw`
    UPDATE drop SET tickets_closed_at = tickets_closed_at - interval '31 seconds' WHERE id = ${id}`;
  await drawDrop(id);
  const proof = await readDropProof(id);
  expect(proof.ok && (await verifyDraw(proof.value, drawCrypto))).toMatchObject({ ok: true });
  expect(proof).toMatchObject({ value: { publicNumber: null, publicNumberUrl: expect.stringContaining('/latest') } });
});

it('is hexadecimal of 16 to 64 bytes, alone or as drand says it', () => {
  expect(numberIn(` ${number.toUpperCase()}\n`)).toBe(number);
  expect(numberIn(`{"round":1,"randomness":"${number}"}`)).toBe(number);
  for (const bad of ['', 'abc', 'zz'.repeat(32), '{"randomness":"12"}', `${number}0`]) expect(numberIn(bad)).toBeNull();
});
