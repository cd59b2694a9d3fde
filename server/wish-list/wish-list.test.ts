import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostWishes } from '#contract/wish-list/wish-list.ts';
import { exportAccount } from '#server/account/export-account.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { mergePersons, personOfUser } from '#server/session/person.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, aProduct } from '#server/testing/factories.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { markGiven } from './mark-given.ts';
import { readOwnWishLists } from './own-wish-list-view.ts';
import { saveWish } from './save-wish.ts';
import { shareWishList } from './share-wish-list.ts';
import { readSharedWishList, sharedWishListTopic } from './shared-wish-list-view.ts';

testDatabase();

const ownList = async (personId: string) => {
  const list = (await readOwnWishLists(database(), [personId])).get(personId);
  if (!list) throw new Error('The person has no view.');
  return list;
};
const codeOf = async (personId: string): Promise<string> => {
  const { shared } = (await ownList(personId)).data;
  if (!shared) throw new Error('The list is not shared.');
  return shared.code;
};
const announced = async () => new Set((await database().change.findMany()).map(({ topic }) => topic));
const save = (personId: string, productId: string) => saveWish(personId, { productId, saved: 'yes' });
const takeOff = (personId: string, productId: string) => saveWish(personId, { productId, saved: 'no' });

describe('a wish list', () => {
  it('holds what its owner saved and did not take off, the last first, whatever they press twice', async () => {
    const pieces = await Promise.all([aProduct(), aProduct(), aProduct()]);
    const presses = fc.array(fc.record({ at: fc.nat(2), saved: fc.boolean() }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(presses, async (presses) => {
        const personId = await aPerson();
        let expected: string[] = [];
        for (const { at, saved } of presses) {
          const id = pieces[at]?.productId ?? '';
          await (saved ? save : takeOff)(personId, id);
          if (!saved) expected = expected.filter((one) => one !== id);
          else if (!expected.includes(id)) expected = [id, ...expected];
        }
        const { productIds } = (await ownList(personId)).data;
        expect(new Set(productIds)).toEqual(new Set(expected));
        const times = await database().wish.findMany({ where: { personId } });
        const savedAt = new Map(times.map((wish) => [wish.productId, wish.savedAt.getTime()]));
        const ordered = productIds.map((id) => savedAt.get(id) ?? 0);
        expect(ordered).toEqual([...ordered].sort((one, other) => other - one));
      }),
      { numRuns: 12 },
    );
  });

  it('says each change to its owner alone, with a higher version', async () => {
    const [personId, { productId }] = [await aPerson(), await aProduct()];
    const before = await ownList(personId);
    await database().change.deleteMany();
    await save(personId, productId);
    expect(await announced()).toEqual(new Set([`my-wish-list:${personId}`]));
    expect((await ownList(personId)).version).toBeGreaterThan(before.version);
  });

  it('refuses a piece that isn’t there, and keeps nothing', async () => {
    const personId = await aPerson();
    await expect(save(personId, 'nothing')).rejects.toThrow(AccessProblem);
    expect((await ownList(personId)).data.productIds).toEqual([]);
  });

  it('holds no more than it may, however many are saved at once', async () => {
    const personId = await aPerson();
    const ids = Array.from({ length: mostWishes + 2 }, (_, at) => `full-${at}`);
    await database().product.createMany({ data: ids.map((id) => ({ id, slug: id, title: id, maker: 'Test Kiln' })) });
    await database().wish.createMany({
      data: ids.slice(0, mostWishes - 1).map((productId) => ({ personId, productId })),
    });
    const last = await Promise.all(ids.slice(mostWishes - 1).map((id) => save(personId, id)));
    expect(last.filter(({ ok }) => ok)).toHaveLength(1);
    expect(last.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'wish_list_full' } });
    expect((await ownList(personId)).data.productIds).toHaveLength(mostWishes);
    // What is on it already can be pressed again.
    expect(await save(personId, 'full-0')).toMatchObject({ ok: true });
  });

  it('goes with a guest into their account, each piece once, and the link that they shared stays good', async () => {
    const [guest, account] = [await aUser('guest'), await aUser('account')];
    const [both, one] = await Promise.all([aProduct(), aProduct()]);
    await save(guest.personId, both.productId);
    await save(guest.personId, one.productId);
    await save(account.personId, both.productId);
    await shareWishList(guest.personId, { action: 'share', title: 'For the kitchen' });
    const code = await codeOf(guest.personId);
    await mergePersons(guest.userId, account.userId);
    expect(new Set((await ownList(account.personId)).data.productIds)).toEqual(
      new Set([both.productId, one.productId]),
    );
    expect(await readSharedWishList(code)).toMatchObject({ data: { open: true, title: 'For the kitchen' } });
    expect(await database().wish.count({ where: { personId: guest.personId } })).toBe(0);
  });

  it('keeps the account’s own link when a guest who shared one too signs in', async () => {
    const [guest, account] = [await aUser('guest'), await aUser('account')];
    await shareWishList(guest.personId, { action: 'share' });
    await shareWishList(account.personId, { action: 'share' });
    const [theirs, own] = [await codeOf(guest.personId), await codeOf(account.personId)];
    await mergePersons(guest.userId, account.userId);
    expect(await codeOf(account.personId)).toBe(own);
    expect(await readSharedWishList(theirs)).toBeNull();
  });

  it('is in the export of an account, and gone with it', async () => {
    const { personId } = await anAccount();
    const { productId } = await aProduct({ title: 'Wished bowl' });
    await save(personId, productId);
    await shareWishList(personId, { action: 'share', title: 'Ours' });
    const code = await codeOf(personId);
    const actor = {
      kind: 'person',
      personId,
      guest: false,
      roles: [],
      sessionId: 'test',
      name: 'A',
      email: 'a@example.test',
    } as const;
    expect(await exportAccount(actor)).toMatchObject({
      wishList: { shared: { title: 'Ours', code }, pieces: [{ title: 'Wished bowl' }] },
    });
    await transaction((tx) => forgetPerson(tx, personId, []));
    expect(await database().wish.count({ where: { personId } })).toBe(0);
    expect(await readSharedWishList(code)).toBeNull();
  });
});

describe('a shared wish list', () => {
  it('shows its title and its pieces, and which are given, and says each change to whoever has it open', async () => {
    const [personId, { productId }] = [await aPerson(), await aProduct()];
    await save(personId, productId);
    await shareWishList(personId, { action: 'share', title: ' For June ' });
    const code = await codeOf(personId);
    const first = await readSharedWishList(code);
    expect(first?.data).toEqual({ open: true, title: 'For June', wishes: [{ productId, given: false }] });
    await database().change.deleteMany();
    await markGiven(code, { productId, given: 'yes' }, null);
    expect(await announced()).toContain(`wish-list:${code}`);
    const second = await readSharedWishList(code);
    expect(second?.data).toMatchObject({ wishes: [{ productId, given: true }] });
    expect(second?.version).toBeGreaterThan(first?.version ?? Number.POSITIVE_INFINITY);
    await markGiven(code, { productId, given: 'no' }, null);
    expect((await readSharedWishList(code))?.data).toMatchObject({ wishes: [{ given: false }] });
  });

  it('says nothing of who owns it', async () => {
    const { personId } = await anAccount();
    await shareWishList(personId, { action: 'share' });
    const shown = JSON.stringify(await readSharedWishList(await codeOf(personId)));
    expect(shown).not.toContain(personId);
    expect(shown).not.toContain('Test Bidder');
  });

  it('a new link ends the old one on the screens that show it, and what is closed says no more', async () => {
    const [personId, { productId }] = [await aPerson(), await aProduct()];
    await save(personId, productId);
    await shareWishList(personId, { action: 'share' });
    const old = await codeOf(personId);
    const shown = await readSharedWishList(old);
    await database().change.deleteMany();
    await shareWishList(personId, { action: 'renew' });
    expect(await announced()).toContain(`wish-list:${old}`);
    const closed = (await sharedWishListTopic.read(database(), [old])).get(old);
    expect(closed?.data).toEqual({ open: false });
    expect(closed?.version).toBeGreaterThan(shown?.version ?? Number.POSITIVE_INFINITY);
    expect(await readSharedWishList(await codeOf(personId))).toMatchObject({ data: { wishes: [{ productId }] } });
    const renewed = await codeOf(personId);
    await shareWishList(personId, { action: 'end' });
    expect((await ownList(personId)).data.shared).toBeNull();
    expect(await readSharedWishList(renewed)).toBeNull();
  });

  it('can be shared twice without another link, and a piece that isn’t on it can’t be given', async () => {
    const [personId, { productId }] = [await aPerson(), await aProduct()];
    await shareWishList(personId, { action: 'share' });
    const code = await codeOf(personId);
    await shareWishList(personId, { action: 'share', title: 'Named later' });
    await shareWishList(personId, { action: 'share' });
    expect((await ownList(personId)).data.shared).toEqual({ code, title: 'Named later' });
    await expect(markGiven(code, { productId, given: 'yes' }, null)).rejects.toThrow(AccessProblem);
    await expect(markGiven('unknown', { productId, given: 'yes' }, null)).rejects.toThrow(AccessProblem);
  });
});

async function aUser(kind: 'guest' | 'account') {
  const userId = randomUUID();
  await database().user.create({ data: { id: userId, name: 'Maud', email: `${userId}@example.test` } });
  return { userId, personId: await personOfUser(userId, kind) };
}
