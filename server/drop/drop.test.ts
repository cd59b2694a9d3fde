import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyDraw } from '#domain/drop/verify-draw.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, anEntrant, codeOf, dropTimePasses, openDrop, orderAs } from '#server/testing/drops.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { isDue } from '#server/testing/next-due.ts';
import { aCheckout } from '#server/testing/order-factories.ts';
import { createDrop } from './create-drop.ts';
import { drawDrop, drawDueDrops } from './draw-due-drops.ts';
import { readDropProof } from './drop-proof.ts';
import { readDropViews } from './drop-view.ts';
import { enterDrop } from './enter-drop.ts';
import { letPeopleIn, letPeopleInWhenDue } from './let-people-in.ts';
import { drawCrypto } from './node-crypto.ts';
import { readOwnEntry } from './own-entry.ts';
import { tellEntries, tellWhatIsLeft } from './tell-counts.ts';

testDatabase();

let sku: string;
beforeEach(async () => {
  ({ sku } = await aProduct({ onHand: 5, editionSize: 20 }));
});

const viewOf = async (id: string) => (await readDropViews(database(), [id])).get(id)?.data;
const proofOf = async (id: string) => {
  const proof = await readDropProof(id);
  if (!proof.ok) throw new Error(proof.refusal.message);
  return proof.value;
};

describe('announcing', () => {
  it('seals a number that nobody is told before the draw', async () => {
    const id = await aDrop([sku]);
    const { secret, commitment } = await database().drop.findUniqueOrThrow({ where: { id } });
    expect(createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex')).toBe(commitment);
    expect(JSON.stringify(await viewOf(id))).not.toContain(secret);
    expect(codeOf(await readDropProof(id))).toBe('not_drawn');
  });

  it('refuses times in the wrong order, an unknown SKU, and an address that is taken', async () => {
    const drop = { title: 'Jars', skus: [sku], admitPerMinute: 60, perPersonLimit: 1 };
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const invalid = { problem: { code: 'invalid' } };
    await expect(createDrop({ ...drop, opensAt: at(-1) })).rejects.toMatchObject(invalid);
    await expect(createDrop({ ...drop, opensAt: at(5), entriesFrom: at(6) })).rejects.toMatchObject(invalid);
    await expect(createDrop({ ...drop, opensAt: at(5), closesAt: at(4) })).rejects.toMatchObject(invalid);
    await expect(createDrop({ ...drop, opensAt: at(5), skus: ['NONE'] })).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
    await aDrop([sku], { slug: 'taken' });
    expect(codeOf(await createDrop({ ...drop, opensAt: at(5), slug: 'taken' }))).toBe('slug_taken');
  });
});

describe('the waiting room', () => {
  it('gives one ticket to a person, however often and at once they come', async () => {
    const id = await aDrop([sku]);
    const personId = await aPerson();
    const tickets = await Promise.all(Array.from({ length: 8 }, () => enterDrop({ dropId: id, personId })));
    const codes = new Set(tickets.map((one) => one.ok && one.value.id));
    expect(codes.size).toBe(1);
    expect(await database().drop.findUnique({ where: { id }, select: { entryCount: true } })).toEqual({
      entryCount: 1,
    });
  });

  it('is closed before its time and after the end', async () => {
    const id = await aDrop([sku], { entriesFrom: new Date(Date.now() + 60_000).toISOString() });
    const personId = await aPerson();
    expect(codeOf(await enterDrop({ dropId: id, personId }))).toBe('room_closed');
    expect(await database().dropEntry.count({ where: { dropId: id } })).toBe(0);
    await database().$executeRaw`UPDATE drop SET state = 'over' WHERE id = ${id}`;
    expect(codeOf(await enterDrop({ dropId: id, personId }))).toBe('drop_over');
  });

  it('tells how many wait at most once a second', async () => {
    const id = await aDrop([sku]);
    const { version } = await database().drop.findUniqueOrThrow({ where: { id } });
    await Promise.all(Array.from({ length: 5 }, () => anEntrant(id)));
    expect(await database().drop.findUniqueOrThrow({ where: { id } })).toMatchObject({ version, entryCount: 5 });
    await dropTimePasses(id, 1);
    expect(await isDue(tellEntries)).toBe(true);
    await tellEntries.run();
    expect(await viewOf(id)).toMatchObject({ entries: 5 });
    expect(await isDue(tellEntries)).toBe(false);
  });
});

describe('the draw', () => {
  it('gives each ticket one place, which anybody can work out again', async () => {
    const id = await aDrop([sku]);
    await Promise.all(Array.from({ length: 40 }, () => anEntrant(id)));
    expect(await isDue(drawDueDrops)).toBe(false);
    await openDrop(id);
    const proof = await proofOf(id);
    expect(proof.entries.map(({ place }) => place)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(await verifyDraw(proof, drawCrypto)).toMatchObject({ ok: true });
    expect(await viewOf(id)).toMatchObject({ state: 'open', drawn: 40, lastPlace: 40, admittedThrough: 1 });
  });

  it('happens once, by however many it is done at a time', async () => {
    const id = await aDrop([sku]);
    await Promise.all(Array.from({ length: 20 }, () => anEntrant(id)));
    await dropTimePasses(id, 3_601);
    await Promise.all([drawDrop(id), drawDrop(id), drawDrop(id)]);
    expect(await verifyDraw(await proofOf(id), drawCrypto)).toMatchObject({ ok: true });
    const before = await proofOf(id);
    await drawDrop(id);
    expect(await proofOf(id)).toEqual(before);
  });

  it('goes on where a process stopped in it, and whoever comes meanwhile follows at the end', async () => {
    const id = await aDrop([sku]);
    await Promise.all(Array.from({ length: 6 }, () => anEntrant(id)));
    await dropTimePasses(id, 3_601);
    // As far as its first commit.
    await database().$executeRaw`
      UPDATE drop SET state = 'drawing', tickets_closed_at = clock_timestamp(), drawn_count = 6, last_place = 6 WHERE id = ${id}`;
    const late = await anEntrant(id);
    expect(await readOwnEntry({ dropId: id, personId: late })).toMatchObject({ state: 'waiting', place: 7 });
    expect(await isDue(drawDueDrops)).toBe(true);
    await drawDueDrops.run();
    expect(await verifyDraw(await proofOf(id), drawCrypto)).toMatchObject({ ok: true });
    expect((await proofOf(id)).entries).toHaveLength(6);
    expect(await viewOf(id)).toMatchObject({ state: 'open', lastPlace: 7 });
  });

  it('opens a room that nobody came to', async () => {
    const id = await aDrop([sku]);
    await openDrop(id);
    expect(await verifyDraw(await proofOf(id), drawCrypto)).toMatchObject({ ok: true });
    const late = await anEntrant(id);
    expect(await isDue(letPeopleInWhenDue)).toBe(true);
    await letPeopleIn(id);
    expect(await readOwnEntry({ dropId: id, personId: late })).toMatchObject({ state: 'admitted', place: 1 });
  });
});

describe('letting people in', () => {
  it('keeps the pace and the most inside, and goes on as people are served or too late', async () => {
    const id = await aDrop([sku], { admitPerMinute: 60, insideAtOnce: 2 });
    const people = await Promise.all(Array.from({ length: 6 }, () => anEntrant(id)));
    await openDrop(id, 3);
    const admitted = async () => (await viewOf(id))?.admittedThrough;
    expect(await admitted()).toBe(2);
    await dropTimePasses(id, 3);
    await letPeopleIn(id);
    expect(await admitted()).toBe(2);
    const inside: string[] = [];
    for (const personId of people) {
      if ((await readOwnEntry({ dropId: id, personId }))?.state === 'admitted') inside.push(personId);
    }
    expect(codeOf(await orderAs(inside[0] ?? '', [sku]))).toBe('ok');
    await dropTimePasses(id, 3);
    await letPeopleIn(id);
    expect(await admitted()).toBe(3);
    await dropTimePasses(id, 301);
    await letPeopleIn(id);
    expect(await admitted()).toBe(5);
  });

  it('lets nobody in while all that is left is in bags, says so, and ends with the last one sold', async () => {
    const { sku: rare } = await aProduct({ onHand: 1 });
    const id = await aDrop([rare], { admitPerMinute: 600 });
    await Promise.all(Array.from({ length: 3 }, () => anEntrant(id)));
    await openDrop(id);
    const { entryId } = await database().dropTurn.findFirstOrThrow({ where: { dropId: id, place: 1 } });
    const personId = (await database().dropEntry.findUniqueOrThrow({ where: { id: entryId } })).personId ?? '';
    expect(codeOf(await addToBag(personId, { sku: rare, quantity: 1 }))).toBe('ok');
    const before = (await viewOf(id))?.admittedThrough;
    await dropTimePasses(id, 2);
    await letPeopleIn(id);
    expect(await viewOf(id)).toMatchObject({ admittedThrough: before, available: 0, held: 1, size: 1 });
    expect(codeOf(await placeOrder(personId, aCheckout(5_900)))).toBe('ok');
    await dropTimePasses(id, 2);
    await letPeopleInWhenDue.run();
    expect(await viewOf(id)).toMatchObject({ state: 'over', available: 0, held: 0 });
  });

  it('is the same by two processes at once', async () => {
    const id = await aDrop([sku], { admitPerMinute: 60 });
    await Promise.all(Array.from({ length: 30 }, () => anEntrant(id)));
    await openDrop(id);
    await dropTimePasses(id, 4);
    await Promise.all(Array.from({ length: 5 }, () => letPeopleIn(id)));
    expect((await viewOf(id))?.admittedThrough).toBeLessThanOrEqual(6);
    expect((await viewOf(id))?.admittedThrough).toBeGreaterThanOrEqual(5);
  });
});

describe('what is left', () => {
  const hold = async () => addToBag(await aPerson(), { sku, quantity: 1 });

  it('is told before the door is open, and while nobody waits, at most once a second', async () => {
    const id = await aDrop([sku]);
    expect(await isDue(tellWhatIsLeft)).toBe(false);
    await changeVariant(sku, { onHand: 4 });
    await dropTimePasses(id, 1);
    expect(await isDue(tellWhatIsLeft)).toBe(true);
    await tellWhatIsLeft.run();
    expect(await viewOf(id)).toMatchObject({ state: 'announced', available: 4, held: 0 });

    await openDrop(id);
    const entrant = await anEntrant(id);
    await letPeopleIn(id);
    expect(codeOf(await hold())).toBe('not_admitted');
    expect(codeOf(await addToBag(entrant, { sku, quantity: 1 }))).toBe('ok');
    await dropTimePasses(id, 1);
    expect(await isDue(tellWhatIsLeft)).toBe(true);
    await tellWhatIsLeft.run();
    expect(await viewOf(id)).toMatchObject({ state: 'open', available: 3, held: 1 });
    await changeVariant(sku, { onHand: 3 });
    expect(await isDue(tellWhatIsLeft)).toBe(false);
    await dropTimePasses(id, 1);
    expect(await isDue(tellWhatIsLeft)).toBe(true);
  });

  it('that is nothing ends the drop at once', async () => {
    const id = await aDrop([sku]);
    await openDrop(id);
    await changeVariant(sku, { onHand: 0 });
    await dropTimePasses(id, 1);
    await tellWhatIsLeft.run();
    expect(await viewOf(id)).toMatchObject({ state: 'over', available: 0 });
    expect(await isDue(tellWhatIsLeft)).toBe(false);
  });
});
