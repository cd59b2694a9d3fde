import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstRoundAfter, momentOfRound, quicknet } from '#domain/drop/beacon.ts';
import { verifyDraw } from '#domain/drop/verify-draw.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, anEntrant } from '#server/testing/drops.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { drawDrop } from './draw-due-drops.ts';
import { readDropProof } from './drop-proof.ts';
import { readDropViews } from './drop-view.ts';
import { enterDrop } from './enter-drop.ts';
import { drawCrypto, numberOf } from './node-crypto.ts';
import { addressOfRound } from './public-number.ts';

testDatabase();

/** As quicknet published them. */
const beacon = {
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
const another = 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';

let said: object | null;
let asked: string[];
const relay = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (said === null) response.writeHead(425).end();
  else response.end(JSON.stringify(said));
});
beforeEach(async () => {
  said = beacon;
  asked = [];
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as AddressInfo;
  setSettings({ ...testSettings(), STAND_INS: { drand: `http://127.0.0.1:${port}` } });
});
afterEach(async () => {
  setSettings(testSettings());
  relay.closeAllConnections();
  await new Promise((resolve) => relay.close(resolve));
});

const aWaitingDrop = async () => aDrop([(await aProduct()).sku], { publicNumber: true });

/** Opened a second before round 1000, long ago, with five tickets. */
async function aDropOfThen(): Promise<string> {
  const id = await aWaitingDrop();
  for (let count = 0; count < 5; count++) await anEntrant(id);
  const opensAt = new Date(momentOfRound(beacon.round) - 1_000);
  await database().drop.update({
    where: { id },
    data: {
      ...{ opensAt, entriesFrom: opensAt, publicRound: beacon.round },
      publicNumberUrl: addressOfRound(beacon.round),
    },
  });
  return id;
}

const proofOf = async (id: string) => {
  const proof = await readDropProof(id);
  if (!proof.ok) throw new Error(proof.refusal.message);
  return proof.value;
};

describe('the public number of a draw', () => {
  it('is announced with the drop: the first round after the door opens', async () => {
    const id = await aWaitingDrop();
    const drop = await database().drop.findUniqueOrThrow({ where: { id } });
    const round = firstRoundAfter(drop.opensAt.getTime());
    expect(drop).toMatchObject({ publicChain: quicknet.hash, publicRound: round, publicNumber: null });
    expect(drop.publicNumberUrl).toMatch(new RegExp(`/${quicknet.hash}/public/${round}$`));
    const until = momentOfRound(round) - drop.opensAt.getTime();
    expect(until).toBeGreaterThan(0);
    expect(until).toBeLessThanOrEqual(3_000);
    expect(asked).toEqual([]);
  });

  it('is read once the tickets are closed, and published with round, chain and signature', async () => {
    const id = await aDropOfThen();
    await drawDrop(id);
    const proof = await proofOf(id);
    expect(asked).toEqual([`/${quicknet.hash}/public/1000`]);
    expect(proof).toMatchObject({
      publicNumber: beacon.randomness,
      publicRound: 1000,
      publicChain: quicknet.hash,
      publicSignature: beacon.signature,
    });
    expect(await verifyDraw(proof, drawCrypto, numberOf)).toMatchObject({ ok: true });
    const wrong = async (changed: Partial<typeof proof>) =>
      (await verifyDraw({ ...proof, ...changed }, drawCrypto, numberOf)).checks.flatMap(({ name, ok }) =>
        ok ? [] : name,
      );
    expect(await wrong({ publicNumber: null })).toEqual(['number', 'order']);
    expect(await wrong({ publicSignature: another })).toEqual(['number']);
    expect(await wrong({ publicRound: 657_413, publicSignature: another })).toEqual(['number']);
    expect(await wrong({ publicNumber: 'ab'.repeat(32) })).toEqual(['number', 'order']);
  });

  it.each([
    ['nothing yet', null],
    ['another round', { ...beacon, round: 1001 }],
    ['a number without a signature', { round: 1000, randomness: beacon.randomness }],
    ['the signature of another round', { round: 1000, randomness: beacon.randomness, signature: another }],
    ['a signature that is none', { round: 1000, signature: 'ab'.repeat(48) }],
  ])('is waited for while its relay has %s; no draw is made without it', async (_what, answer) => {
    const id = await aDropOfThen();
    said = answer;
    await expect(drawDrop(id)).rejects.toThrow();
    await database().$executeRaw`
      UPDATE drop SET tickets_closed_at = tickets_closed_at - interval '2 hours' WHERE id = ${id}`;
    await expect(drawDrop(id)).rejects.toThrow();
    const view = (await readDropViews(database(), [id])).get(id)?.data;
    expect(view).toMatchObject({ state: 'drawing', waitsForNumber: true, openedAt: null });
    said = beacon;
    await drawDrop(id);
    expect((await readDropViews(database(), [id])).get(id)?.data).toMatchObject({
      state: 'open',
      waitsForNumber: false,
    });
    expect(await verifyDraw(await proofOf(id), drawCrypto, numberOf)).toMatchObject({ ok: true });
  });

  it('takes no ticket into the draw that came after the opening', async () => {
    const id = await aDropOfThen();
    expect(await enterDrop({ dropId: id, personId: await aPerson() })).toMatchObject({
      refusal: { code: 'room_closed' },
    });
    await drawDrop(id);
    expect((await proofOf(id)).entries).toHaveLength(5);
  });

  it('is read at drand’s own relay', () => {
    setSettings(testSettings());
    expect(addressOfRound(7)).toBe(`https://api.drand.sh/${quicknet.hash}/public/7`);
  });
});
